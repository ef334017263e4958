/** Refunds: their rows, what operators decide of them, and Stripe, which makes them. */
@NullMarked
package com.slotbase.adapters.refund;

import org.jspecify.annotations.NullMarked;
