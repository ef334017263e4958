package com.slotbase.adapters.payment;

import java.time.Instant;

/** What became of a payment that was to be voided. */
public sealed interface VoidOutcome {

  /** Nothing is authorised, and nothing can be any more. */
  record Voided() implements VoidOutcome {}

  /** It was authorised in time, so it was left alone. */
  record InTime(String paymentIntentId, Instant authorizedAt) implements VoidOutcome {}

  /** The money had been taken: it can be refunded, not voided. */
  record Captured(String paymentIntentId) implements VoidOutcome {}
}
