/** Payments: our rows about them, and Stripe, which has the money. */
@NullMarked
package com.slotbase.adapters.payment;

import org.jspecify.annotations.NullMarked;
