package com.slotbase.workflows.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What we may take of a customer for a booking, on record before Stripe is asked for it.
 *
 * @param paymentIntentId Stripe's id; absent until its answer is on record
 * @param expiresAt an authorisation made by then, in Stripe's whole seconds, is in time (B5)
 * @param open whether Stripe may still hold or take money for it
 * @param generation goes up when Stripe would only replay a failure; every key of ours ends with it
 * @param refused whether it was decided that no money is to be taken: what is authorised is voided
 */
public record Payment(
    String id,
    String bookingId,
    String listingId,
    Money amount,
    PaymentStatus status,
    @Nullable String paymentIntentId,
    Instant expiresAt,
    int generation,
    boolean open,
    boolean refused) {

  /** Whether an authorisation made at this time, as Stripe tells it, counts (B5). */
  public boolean inTime(Instant authorizedAt) {
    return !authorizedAt.isAfter(expiresAt);
  }
}
