package com.slotbase.adapters.payment;

/** What became of a wish to record an offline payment. */
public sealed interface OfflinePaymentOutcome {

  /** On record, and booked. */
  record Recorded(OfflinePayment payment) implements OfflinePaymentOutcome {}

  /** The booking has one of the same amount that is less than 5 minutes old: this one. */
  record Duplicate(OfflinePayment payment) implements OfflinePaymentOutcome {}

  /** The booking is sold in another currency; nothing was written. */
  record OtherCurrency() implements OfflinePaymentOutcome {}

  /** The booking is in a state in which none is taken; nothing was written. */
  record NotTaken() implements OfflinePaymentOutcome {}
}
