package com.slotbase.adapters.refund;

import com.slotbase.workflows.domain.Money;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe shows of a refund.
 *
 * @param refundId ours, which its metadata names; null for one that is not ours
 * @param failureReason in Stripe's word, once it has failed
 */
public record StripeRefund(
    String id,
    @Nullable String paymentIntentId,
    @Nullable String refundId,
    Money amount,
    Status status,
    @Nullable String failureReason) {

  /** Stripe's states, as far as we tell them apart. */
  public enum Status {
    /** Accepted; also while the customer has to do something for it. */
    PENDING,
    SUCCEEDED,
    /** Failed or cancelled: no money went back, or it has come back. */
    FAILED
  }

  public boolean succeeded() {
    return status == Status.SUCCEEDED;
  }

  boolean failed() {
    return status == Status.FAILED;
  }
}
