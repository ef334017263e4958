package com.slotbase.adapters.payment;

/** Stripe's own answer to a capture. */
public sealed interface CaptureOutcome {

  /** The money was taken, now or before. */
  record Captured(String paymentIntentId) implements CaptureOutcome {}

  /**
   * It can't be taken.
   *
   * @param reason Stripe's code, or {@code mismatch} when the PaymentIntent isn't the one on record
   */
  record Refused(String reason) implements CaptureOutcome {}
}
