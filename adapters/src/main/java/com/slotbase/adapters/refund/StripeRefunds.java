package com.slotbase.adapters.refund;

import com.slotbase.adapters.payment.PaymentFault;
import com.slotbase.adapters.payment.StripeConnection;
import com.slotbase.adapters.payment.StripeSettings;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.Refund;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Stripe's refunds, told apart by the id of ours in their metadata. */
final class StripeRefunds {

  private static final long MOST_A_PAGE = 100;

  private final StripeClient stripe;

  StripeRefunds(StripeSettings settings) {
    this.stripe = StripeConnection.open(settings);
  }

  /**
   * All refunds of a PaymentIntent, the latest first.
   *
   * @throws PaymentFault if Stripe gave no answer
   */
  List<StripeRefund> of(String paymentIntentId) {
    var params = RefundListParams.builder().setPaymentIntent(paymentIntentId).setLimit(MOST_A_PAGE);
    try {
      var found = new ArrayList<StripeRefund>();
      boolean more = true;
      // Page by page: the library's own iterator hides what went wrong with a later one.
      while (more) {
        var page = stripe.v1().refunds().list(params.build());
        page.getData().forEach(refund -> found.add(refund(refund)));
        more = page.getHasMore();
        if (more) {
          params.setStartingAfter(found.getLast().id());
        }
      }
      return found;
    } catch (StripeException e) {
      throw PaymentFault.of(e, false);
    }
  }

  /**
   * @throws PaymentFault if Stripe gave no answer
   */
  StripeRefund read(String stripeRefundId) {
    try {
      return refund(stripe.v1().refunds().retrieve(stripeRefundId));
    } catch (StripeException e) {
      throw PaymentFault.of(e, false);
    }
  }

  /** The same call gets the same refund, or the same failure, for 24 h. */
  StripeRefund create(Refund refund, String paymentIntentId) throws StripeException {
    var params =
        RefundCreateParams.builder()
            .setPaymentIntent(paymentIntentId)
            .setAmount(refund.amount().minor())
            .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
            .putMetadata("refund_id", refund.id())
            .build();
    return refund(stripe.v1().refunds().create(params, key(refund)));
  }

  private static RequestOptions key(Refund refund) {
    String key = "refund:" + refund.id();
    return RequestOptions.builder()
        .setIdempotencyKey(refund.generation() == 1 ? key : key + ":" + refund.generation())
        .build();
  }

  private static StripeRefund refund(com.stripe.model.Refund refund) {
    return new StripeRefund(
        refund.getId(),
        refund.getPaymentIntent(),
        refund.getMetadata() == null ? null : refund.getMetadata().get("refund_id"),
        new Money(refund.getAmount(), refund.getCurrency().toUpperCase(Locale.ROOT)),
        switch (refund.getStatus()) {
          case "succeeded" -> StripeRefund.Status.SUCCEEDED;
          case "failed", "canceled" -> StripeRefund.Status.FAILED;
          default -> StripeRefund.Status.PENDING;
        },
        refund.getFailureReason());
  }
}
