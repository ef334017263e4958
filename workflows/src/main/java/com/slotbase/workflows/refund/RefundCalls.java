package com.slotbase.workflows.refund;

import com.slotbase.workflows.domain.RefundNews;
import io.temporal.activity.ActivityInterface;

/**
 * What is asked of Stripe for a refund. Each may run twice, even at the same time: there is one
 * refund all the same.
 */
@ActivityInterface
public interface RefundCalls {

  /**
   * Has the refund made, unless Stripe shows it already.
   *
   * @return {@code Accepted}, {@code NotAccepted} or {@code Disputed}
   */
  RefundNews makeRefund(RefundAtStripe refund);

  /**
   * Looks whether Stripe has made the refund unheard.
   *
   * @return {@code Looked} or {@code LookedInVain}
   */
  RefundNews lookForRefund(RefundAtStripe refund);

  /** Which refund. */
  record RefundAtStripe(String refundId) {}
}
