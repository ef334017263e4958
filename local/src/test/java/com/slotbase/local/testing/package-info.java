/** What tests of different kinds share. */
@NullMarked
package com.slotbase.local.testing;

import org.jspecify.annotations.NullMarked;
