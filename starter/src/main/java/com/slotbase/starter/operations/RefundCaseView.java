package com.slotbase.starter.operations;

import com.slotbase.adapters.refund.RefundCases.RefundCase;
import com.slotbase.workflows.domain.RefundStatus;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A case as told.
 *
 * @param status of the refund: {@code PENDING_MANUAL} while something is to be decided
 * @param lastError in Stripe's words
 */
@Schema(name = "RefundCase")
record RefundCaseView(
    String id, String bookingId, String refundId, RefundStatus status, String lastError) {

  static RefundCaseView of(RefundCase found) {
    return new RefundCaseView(
        found.id(), found.bookingId(), found.refundId(), found.status(), found.lastError());
  }
}
