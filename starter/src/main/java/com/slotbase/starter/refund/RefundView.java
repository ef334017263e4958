package com.slotbase.starter.refund;

import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund as told.
 *
 * @param attempts calls of Stripe that it did not accept
 * @param lastError why the last call was not accepted
 * @param stripeRefundId absent until Stripe has accepted it, and of what staff give back themselves
 */
@Schema(name = "Refund")
public record RefundView(
    String id,
    String bookingId,
    Money amount,
    RefundStatus status,
    int attempts,
    @Nullable String lastError,
    @Nullable String stripeRefundId,
    @Nullable Instant completedAt) {

  public static RefundView of(Refund refund) {
    return new RefundView(
        refund.id(),
        refund.bookingId(),
        refund.amount(),
        refund.status(),
        refund.attempts(),
        refund.lastError(),
        refund.stripeRefundId(),
        refund.completedAt());
  }
}
