package com.slotbase.workflows.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money to be given back, on record with its amount before Stripe is asked (C3).
 *
 * @param paymentId the payment it is of; null for what was paid offline, which staff give back
 * @param attempts calls that Stripe did not accept
 * @param lastError in Stripe's words; null once it was made
 * @param stripeRefundId null until Stripe has accepted it
 * @param generation goes up when Stripe would only replay a failure; our key ends with it
 */
public record Refund(
    String id,
    String bookingId,
    @Nullable String paymentId,
    Money amount,
    RefundStatus status,
    int attempts,
    @Nullable String lastError,
    @Nullable String stripeRefundId,
    int generation,
    Instant requestedAt,
    @Nullable Instant completedAt) {}
