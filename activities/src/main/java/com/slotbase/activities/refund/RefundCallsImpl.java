package com.slotbase.activities.refund;

import com.slotbase.adapters.payment.PaymentFault;
import com.slotbase.adapters.refund.RefundGateway;
import com.slotbase.adapters.refund.RefundOutcome;
import com.slotbase.adapters.refund.StripeRefund;
import com.slotbase.workflows.domain.RefundNews;
import com.slotbase.workflows.refund.RefundCalls;
import java.util.Optional;

/** Refunds at Stripe. Whatever Stripe answers is news: the story decides on the next call. */
public final class RefundCallsImpl implements RefundCalls {

  private final RefundGateway gateway;

  public RefundCallsImpl(RefundGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public RefundNews makeRefund(RefundAtStripe refund) {
    return switch (gateway.make(refund.refundId())) {
      case RefundOutcome.Accepted accepted ->
          new RefundNews.Accepted(accepted.refund().id(), accepted.refund().succeeded());
      case RefundOutcome.NotAccepted failure -> new RefundNews.NotAccepted(failure.error());
      case RefundOutcome.Disputed disputed -> new RefundNews.Disputed(disputed.error());
    };
  }

  @Override
  public RefundNews lookForRefund(RefundAtStripe refund) {
    try {
      Optional<StripeRefund> made = gateway.look(refund.refundId());
      return new RefundNews.Looked(
          made.map(StripeRefund::id).orElse(null),
          made.filter(StripeRefund::succeeded).isPresent());
    } catch (PaymentFault fault) {
      return new RefundNews.LookedInVain(String.valueOf(fault.getMessage()));
    }
  }
}
