package com.slotbase.checker.booking;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A refund as its row says. Two that are equal were not changed in between.
 *
 * @param intentId the PaymentIntent it is of; null for what was paid offline
 * @param stripeRefundId null until Stripe has accepted it
 * @param nextAttemptAt when it is due; null when nothing is
 * @param told the states that its events tell of
 * @param toldStripeIds Stripe's ids that its events tell of, of those that failed later, too
 * @param asked whether an operator's decision about it is still to be carried out
 * @param hasCase whether a person was told of it
 */
public record RefundRow(
    String id,
    String bookingId,
    @Nullable String intentId,
    long amountMinor,
    String currency,
    String status,
    @Nullable String stripeRefundId,
    @Nullable Instant nextAttemptAt,
    Instant changedAt,
    Set<String> told,
    Set<String> toldStripeIds,
    boolean asked,
    boolean hasCase) {

  public RefundRow {
    told = Set.copyOf(told);
    toldStripeIds = Set.copyOf(toldStripeIds);
  }

  public boolean completed() {
    return status.equals("COMPLETED");
  }

  /** Whether Stripe has accepted or made it, as far as the row says. */
  public boolean accepted() {
    return stripeRefundId != null && (completed() || status.equals("PENDING"));
  }

  /** Whether Stripe is to be asked for it, now or later. */
  public boolean toBeMade() {
    return stripeRefundId == null && (status.equals("PENDING") || status.equals("FAILED"));
  }

  public boolean parked() {
    return status.equals("PENDING_MANUAL");
  }

  /** Whether a story still has something to do for it. */
  public boolean asksForSomething() {
    return toBeMade() || asked;
  }
}
