/** Paying for a hold: the PaymentIntent that a customer authorises. */
@NullMarked
package com.slotbase.starter.payment;

import org.jspecify.annotations.NullMarked;
