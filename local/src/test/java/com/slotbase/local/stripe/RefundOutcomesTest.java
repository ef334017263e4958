package com.slotbase.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefundOutcomesTest {
  private static final String PENDING_CARD = "4000000000007726";
  private static final String LATE_FAILURE_CARD = "4000000000005126";

  @RegisterExtension final LocalStripe stripe = new LocalStripe();

  private Refund read(Refund refund) throws StripeException {
    return stripe.client().v1().refunds().retrieve(refund.getId());
  }

  @Test
  void cardWithPendingRefunds_isPaidOutByOrder() throws Exception {
    PaymentIntent intent = stripe.captured(PENDING_CARD);

    Refund refund = stripe.refund(intent, 4_500);

    assertThat(refund.getStatus()).isEqualTo("pending");
    stripe.assertRefunded(intent, 4_500, true);
    stripe.refundOrder(refund, "succeed", "");
    assertThat(read(refund).getStatus()).isEqualTo("succeeded");
    assertThat(read(refund).getPendingReason()).isNull();
    assertThat(stripe.refundOrder(refund, "succeed", "").statusCode()).isEqualTo(400);
  }

  @Test
  void cardWhoseRefundsFail_givesTheAmountBackByOrder() throws Exception {
    PaymentIntent intent = stripe.captured(LATE_FAILURE_CARD);
    Refund refund = stripe.refund(intent, 4_500);
    assertThat(refund.getStatus()).isEqualTo("succeeded");

    stripe.refundOrder(refund, "fail", "");

    assertThat(read(refund).getStatus()).isEqualTo("failed");
    assertThat(read(refund).getFailureReason()).isEqualTo("expired_or_canceled_card");
    stripe.assertRefunded(intent, 0, false);
    assertThat(stripe.refundOrder(refund, "fail", "").statusCode()).isEqualTo(400);
    assertThat(stripe.refund(intent, 4_500).getStatus()).isEqualTo("succeeded");
  }

  @Test
  void pendingRefund_canFailForAnyReason() throws Exception {
    PaymentIntent intent = stripe.captured(PENDING_CARD);
    Refund refund = stripe.refund(intent, 1_000);

    stripe.refundOrder(refund, "fail", "{\"reason\":\"lost_or_stolen_card\"}");

    assertThat(read(refund).getFailureReason()).isEqualTo("lost_or_stolen_card");
    stripe.assertRefunded(intent, 0, false);
  }

  @Test
  void nextRefunds_goAsOrderedSoOften() throws Exception {
    PaymentIntent intent = stripe.captured();
    stripe.order("/_sim/refunds/next", "{\"outcome\":\"pending\",\"times\":2}");

    assertThat(stripe.refund(intent, 100).getStatus()).isEqualTo("pending");
    LocalStripe.assertRefused(
        () -> stripe.refund(intent, 9_999), e -> assertThat(e.getCode()).isNull());
    stripe.restart();
    assertThat(stripe.refund(intent, 100).getStatus()).isEqualTo("pending");
    assertThat(stripe.refund(intent, 100).getStatus()).isEqualTo("succeeded");
  }

  @Test
  void refundOrderedToFail_isMadeAndCountsForNothing() throws Exception {
    PaymentIntent intent = stripe.captured();
    stripe.order("/_sim/refunds/next", "{\"outcome\":\"failed\"}");

    Refund refund = stripe.refund(intent, 4_500);

    assertThat(refund.getStatus()).isEqualTo("failed");
    assertThat(refund.getFailureReason()).isEqualTo("declined");
    stripe.assertRefunded(intent, 0, false);
    assertThat(stripe.refund(intent, 4_500).getStatus()).isEqualTo("succeeded");
  }

  @Test
  void insufficientBalance_isRefusedAndNothingIsMade() throws Exception {
    PaymentIntent intent = stripe.captured();
    stripe.order("/_sim/refunds/next", "{\"outcome\":\"insufficient_balance\",\"times\":2}");

    for (int i = 0; i < 2; i++) {
      LocalStripe.assertRefused(
          () -> stripe.refund(intent, 4_500),
          e -> assertThat(e.getCode()).isEqualTo("balance_insufficient"));
    }

    assertThat(stripe.state().path("refunds")).isEmpty();
    assertThat(stripe.refund(intent, 4_500).getStatus()).isEqualTo("succeeded");
  }

  @Test
  void laterOrder_replacesTheEarlier() throws Exception {
    PaymentIntent intent = stripe.captured();
    stripe.order("/_sim/refunds/next", "{\"outcome\":\"failed\",\"times\":5}");
    stripe.order("/_sim/refunds/next", "{\"outcome\":\"failed\",\"times\":0}");

    assertThat(stripe.refund(intent, 1).getStatus()).isEqualTo("succeeded");
  }

  @Test
  void orderForOneBooking_isThatOfNoOther() throws Exception {
    PaymentIntent intent = stripe.captured();
    stripe.order("/_sim/refunds/next", "{\"outcome\":\"pending\",\"about\":\"b-2\"}");
    assertThat(stripe.refund(intent, 1).getStatus()).isEqualTo("succeeded");

    stripe.order("/_sim/refunds/next", "{\"outcome\":\"pending\",\"about\":\"b-1\"}");
    assertThat(stripe.refund(intent, 1).getStatus()).isEqualTo("pending");
    assertThat(stripe.refund(intent, 1).getStatus()).isEqualTo("succeeded");
  }

  @Test
  void failure_isReplayedUnderItsKey() throws Exception {
    PaymentIntent intent = stripe.captured();
    RefundCreateParams all =
        RefundCreateParams.builder().setPaymentIntent(intent.getId()).setAmount(4_500L).build();
    stripe.order("/_sim/refunds/next", "{\"outcome\":\"insufficient_balance\"}");
    for (int i = 0; i < 2; i++) {
      LocalStripe.assertRefused(
          () -> stripe.client().v1().refunds().create(all, LocalStripe.key("refund:1")),
          e -> assertThat(e.getCode()).isEqualTo("balance_insufficient"));
    }

    Refund made = stripe.client().v1().refunds().create(all, LocalStripe.key("refund:1:2"));
    Refund again = stripe.client().v1().refunds().create(all, LocalStripe.key("refund:1:2"));

    assertThat(again.getId()).isEqualTo(made.getId());
    for (int i = 0; i < 2; i++) {
      LocalStripe.assertRefused(
          () -> stripe.client().v1().refunds().create(all, LocalStripe.key("refund:1:3")),
          e -> assertThat(e.getCode()).isEqualTo("charge_already_refunded"));
      stripe.refundOrder(made, "fail", "");
    }
    assertThat(stripe.state().path("refunds")).hasSize(1);
  }

  @Test
  void everyStep_isToldWithItsObject() throws Exception {
    PaymentIntent intent = stripe.captured(PENDING_CARD);
    Refund refund = stripe.refund(intent, 4_500);
    stripe.refundOrder(refund, "succeed", "");
    stripe.refundOrder(refund, "fail", "");
    await()
        .untilAsserted(() ->
            assertThat(stripe.endpoint().types())
                .contains("charge.refunded")
                .containsSubsequence(
                    "refund.created", "refund.updated", "refund.updated", "refund.failed"));

    assertThat(stripe.endpoint().told("refund.created", Refund.class))
        .extracting(Refund::getStatus)
        .containsExactly("pending");
    assertThat(stripe.endpoint().told("charge.refunded", Charge.class))
        .extracting(Charge::getAmountRefunded)
        .containsExactly(4_500L);
    assertThat(stripe.endpoint().told("refund.updated", Refund.class))
        .extracting(Refund::getStatus)
        .containsExactly("succeeded", "failed");
    assertThat(stripe.endpoint().told("refund.failed", Refund.class))
        .extracting(Refund::getFailureReason)
        .containsExactly("expired_or_canceled_card");
  }

  @Test
  void refundThatFailsAtOnce_isToldAsFailed() throws Exception {
    PaymentIntent intent = stripe.captured();
    stripe.order("/_sim/refunds/next", "{\"outcome\":\"failed\"}");
    stripe.refund(intent, 4_500);

    await()
        .untilAsserted(() ->
            assertThat(stripe.endpoint().types())
                .containsSubsequence("refund.created", "refund.failed"));
    assertThat(stripe.endpoint().told("refund.created", Refund.class))
        .extracting(Refund::getStatus)
        .containsExactly("failed");
  }
}
