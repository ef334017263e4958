/**
 * Refunds over HTTP: staff give back what they think right, up to what was paid; they and the
 * customer see what became of it.
 */
@NullMarked
package com.slotbase.starter.refund;

import org.jspecify.annotations.NullMarked;
