/** What simulated vendors tell by themselves: signed, until it is taken, or astray as ordered. */
@NullMarked
package com.slotbase.local.webhook;

import org.jspecify.annotations.NullMarked;
