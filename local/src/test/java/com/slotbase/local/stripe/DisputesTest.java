package com.slotbase.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundCreateParams;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisputesTest {
  @RegisterExtension final LocalStripe stripe = new LocalStripe();

  private HttpResponse<String> dispute(String id, String order) throws Exception {
    return stripe.order("/_sim/charges/" + id + "/dispute", order);
  }

  private Dispute disputed(PaymentIntent intent) throws Exception {
    String id = LocalStripe.json(dispute(intent.getId(), "")).path("id").asString();
    return stripe.client().v1().disputes().retrieve(id);
  }

  private HttpResponse<String> close(Dispute dispute, String status) throws Exception {
    return stripe.order(
        "/_sim/disputes/" + dispute.getId() + "/close", "{\"status\":\"" + status + "\"}");
  }

  @Test
  void disputedCharge_isMarkedAndWaitsForAResponse() throws Exception {
    PaymentIntent intent = stripe.captured();
    stripe.refund(intent, 500);

    Dispute dispute = disputed(intent);

    assertThat(dispute.getId()).matches("du_\\w{24}");
    assertThat(dispute.getStatus()).isEqualTo("needs_response");
    assertThat(dispute.getReason()).isEqualTo("fraudulent");
    assertThat(dispute.getAmount()).isEqualTo(4_000);
    assertThat(dispute.getPaymentIntent()).isEqualTo(intent.getId());
    assertThat(dispute.getCharge()).isEqualTo(stripe.charge(intent).getId());
    assertThat(stripe.charge(intent).getDisputed()).isTrue();
    assertThat(stripe.state().path("disputes")).hasSize(1);
  }

  @Test
  void disputeByCharge_takesReasonAndAmount() throws Exception {
    PaymentIntent intent = stripe.captured();

    var answer =
        dispute(
            stripe.charge(intent).getId(), "{\"reason\":\"product_not_received\",\"amount\":1000}");

    var dispute = LocalStripe.json(answer);
    assertThat(dispute.path("reason").asString()).isEqualTo("product_not_received");
    assertThat(dispute.path("amount").asLong()).isEqualTo(1_000);
  }

  @Test
  void disputedCharge_isRefundedOnlyOnceTheDisputeIsWon() throws Exception {
    PaymentIntent intent = stripe.captured();
    Dispute dispute = disputed(intent);

    assertChargedBack(intent);
    close(dispute, "won");

    assertThat(stripe.refund(intent, 500).getStatus()).isEqualTo("succeeded");
    assertThat(stripe.charge(intent).getDisputed()).isTrue();
  }

  @Test
  void lostDispute_leavesNothingToRefund() throws Exception {
    PaymentIntent intent = stripe.captured();

    close(disputed(intent), "lost");

    assertChargedBack(intent);
  }

  private void assertChargedBack(PaymentIntent intent) {
    LocalStripe.assertRefused(
        () -> stripe.refund(intent, 500),
        e -> {
          assertThat(e.getCode()).isEqualTo("charge_disputed");
          assertThat(e.getStripeError().getMessage())
              .endsWith("has been charged back; cannot issue a refund.");
        });
  }

  @Test
  void beginningAndEnd_areTold() throws Exception {
    Dispute dispute = disputed(stripe.captured());
    close(dispute, "lost");

    await()
        .untilAsserted(() ->
            assertThat(stripe.endpoint().types())
                .containsSubsequence("charge.dispute.created", "charge.dispute.closed"));
    Dispute told = stripe.endpoint().told("charge.dispute.closed", Dispute.class).getFirst();
    assertThat(told.getId()).isEqualTo(dispute.getId());
    assertThat(told.getStatus()).isEqualTo("lost");
  }

  @Test
  void list_isByPaymentIntentOrCharge() throws Exception {
    PaymentIntent intent = stripe.captured();
    Dispute dispute = disputed(intent);
    disputed(stripe.captured());
    var disputes = stripe.client().v1().disputes();

    assertThat(
            disputes
                .list(DisputeListParams.builder().setPaymentIntent(intent.getId()).build())
                .getData())
        .extracting(Dispute::getId)
        .containsExactly(dispute.getId());
    assertThat(
            disputes
                .list(DisputeListParams.builder().setCharge(stripe.charge(intent).getId()).build())
                .getData())
        .hasSize(1);
    assertThat(disputes.list().getData()).hasSize(2);
  }

  @Test
  void whatCanNotBeDisputed_isRefusedWithASentence() throws Exception {
    PaymentIntent refunded = stripe.captured();
    stripe
        .client()
        .v1()
        .refunds()
        .create(RefundCreateParams.builder().setPaymentIntent(refunded.getId()).build());
    PaymentIntent disputed = stripe.captured();
    disputed(disputed);

    assertRefused(dispute(stripe.authorised().getId(), ""));
    assertRefused(dispute(stripe.created().getId(), ""));
    assertRefused(dispute(refunded.getId(), ""));
    assertRefused(dispute(disputed.getId(), ""));
    assertRefused(dispute(stripe.captured().getId(), "{\"amount\":4501}"));
    assertRefused(dispute("ch_none", ""));
  }

  @Test
  void closedDispute_isNotClosedAgain() throws Exception {
    Dispute dispute = disputed(stripe.captured());
    assertThat(close(dispute, "won").statusCode()).isEqualTo(200);

    assertRefused(close(dispute, "lost"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"status\":\"drawn\"}", "{}", "{\"state\":\"won\"}"})
  void badOrder_isRefusedWithASentence(String order) throws Exception {
    Dispute dispute = disputed(stripe.captured());

    assertRefused(stripe.order("/_sim/disputes/" + dispute.getId() + "/close", order));
  }

  private static void assertRefused(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(LocalStripe.json(response).path("error").path("message").asString()).endsWith(".");
  }
}
