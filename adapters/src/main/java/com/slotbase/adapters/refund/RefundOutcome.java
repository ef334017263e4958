package com.slotbase.adapters.refund;

/** What came of asking Stripe for a refund. */
public sealed interface RefundOutcome {

  /** Stripe shows it, made now or before. */
  record Accepted(StripeRefund refund) implements RefundOutcome {}

  /**
   * It was not made, as far as Stripe shows.
   *
   * @param error in Stripe's words, or why there was no answer
   */
  record NotAccepted(String error) implements RefundOutcome {}

  /** The customer disputes the charge: it can't be refunded. */
  record Disputed(String error) implements RefundOutcome {}
}
