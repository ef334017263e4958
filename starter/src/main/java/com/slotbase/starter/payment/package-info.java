/**
 * Paying: the PaymentIntent that a customer authorises while the hold runs, and what was paid at
 * the desk.
 */
@NullMarked
package com.slotbase.starter.payment;

import org.jspecify.annotations.NullMarked;
