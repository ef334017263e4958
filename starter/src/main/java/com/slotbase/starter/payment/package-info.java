/** Paying for a hold: the PaymentIntent that a customer authorises, and what Stripe shows of it. */
@NullMarked
package com.slotbase.starter.payment;

import org.jspecify.annotations.NullMarked;
