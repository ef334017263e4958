package com.slotbase.adapters.payment;

import com.slotbase.workflows.domain.Money;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe shows of a dispute.
 *
 * @param open whether it is undecided
 * @param lost whether the customer's bank has taken the money back
 */
public record StripeDispute(
    String id, @Nullable String paymentIntentId, Money amount, boolean open, boolean lost) {}
