/** Refunds over HTTP: staff give back what they think right, up to what was paid. */
@NullMarked
package com.slotbase.starter.refund;

import org.jspecify.annotations.NullMarked;
