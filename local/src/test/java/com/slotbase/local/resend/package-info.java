/** The simulated Resend, asked over HTTP as its clients and people do. */
@NullMarked
package com.slotbase.local.resend;

import org.jspecify.annotations.NullMarked;
