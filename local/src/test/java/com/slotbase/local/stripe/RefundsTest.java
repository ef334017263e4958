package com.slotbase.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundsTest {
  @RegisterExtension final LocalStripe stripe = new LocalStripe();

  private Refund refund(RefundCreateParams params) throws StripeException {
    return stripe.client().v1().refunds().create(params);
  }

  private static RefundCreateParams.Builder of(PaymentIntent intent) {
    return RefundCreateParams.builder().setPaymentIntent(intent.getId());
  }

  @Test
  void refunded_givesBackAllThatIsLeft() throws Exception {
    PaymentIntent intent = stripe.captured();
    stripe.refund(intent, 500);
    long before = Instant.now().getEpochSecond();

    Refund rest =
        refund(
            of(intent)
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .putMetadata("refund_id", "r-1")
                .build());

    assertThat(rest.getId()).matches("re_\\w{24}");
    assertThat(rest.getAmount()).isEqualTo(4_000);
    assertThat(rest.getCurrency()).isEqualTo("eur");
    assertThat(rest.getStatus()).isEqualTo("succeeded");
    assertThat(rest.getReason()).isEqualTo("requested_by_customer");
    assertThat(rest.getMetadata()).containsEntry("refund_id", "r-1").hasSize(1);
    assertThat(rest.getPaymentIntent()).isEqualTo(intent.getId());
    assertThat(rest.getCharge()).isEqualTo(stripe.charge(intent).getId());
    assertThat(rest.getCreated()).isGreaterThanOrEqualTo(before);
    assertThat(rest.getLastResponse().requestId()).startsWith("req_");
    stripe.assertRefunded(intent, 4_500, true);
  }

  @Test
  void equalPartialRefunds_areTwo() throws Exception {
    PaymentIntent intent = stripe.captured();

    Refund first = stripe.refund(intent, 1_000);
    Refund second = stripe.refund(intent, 1_000);

    assertThat(second.getId()).isNotEqualTo(first.getId());
    stripe.assertRefunded(intent, 2_000, false);
  }

  @Test
  void refundOfACharge_isOneOfItsPaymentIntent() throws Exception {
    PaymentIntent intent = stripe.captured();
    String chargeId = stripe.charge(intent).getId();

    Refund refund = refund(RefundCreateParams.builder().setCharge(chargeId).build());

    assertThat(refund.getPaymentIntent()).isEqualTo(intent.getId());
    assertThat(refund.getAmount()).isEqualTo(4_500);
  }

  @Test
  void chargeAndPaymentIntent_areIdsUnlessExpanded() throws Exception {
    PaymentIntent intent = stripe.captured();

    Refund made = refund(of(intent).setAmount(500L).addExpand("charge").build());
    Refund read =
        stripe
            .client()
            .v1()
            .refunds()
            .retrieve(
                made.getId(), RefundRetrieveParams.builder().addExpand("payment_intent").build());

    assertThat(made.getChargeObject().getAmountRefunded()).isEqualTo(500);
    assertThat(made.getPaymentIntentObject()).isNull();
    assertThat(read.getPaymentIntentObject().getStatus()).isEqualTo("succeeded");
    assertThat(read.getChargeObject()).isNull();
  }

  @Test
  void whatWasNotCaptured_canNotBeRefunded() throws Exception {
    PaymentIntent partly = stripe.authorised();
    stripe
        .client()
        .v1()
        .paymentIntents()
        .capture(
            partly.getId(),
            PaymentIntentCaptureParams.builder().setAmountToCapture(4_000L).build());
    PaymentIntent cancelled = stripe.authorised();
    stripe.client().v1().paymentIntents().cancel(cancelled.getId());

    for (PaymentIntent intent : List.of(stripe.created(), stripe.authorised(), cancelled)) {
      LocalStripe.assertRefused(
          () -> refund(of(intent).build()),
          e ->
              assertThat(e.getStripeError().getMessage())
                  .isEqualTo(
                      "This PaymentIntent (%s) does not have a successful charge to refund.",
                      intent.getId()));
    }
    LocalStripe.assertRefused(
        () -> stripe.refund(partly, 4_001), e -> assertThat(e.getParam()).isEqualTo("amount"));
    assertThat(stripe.refund(partly, 4_000).getStatus()).isEqualTo("succeeded");
  }

  @Test
  void refundingMoreThanIsLeft_isRefused() throws Exception {
    PaymentIntent intent = stripe.captured();

    LocalStripe.assertRefused(
        () -> stripe.refund(intent, 4_501),
        e ->
            assertThat(e.getStripeError().getMessage())
                .isEqualTo("Refund amount (€45.01) is greater than charge amount (€45.00)"));
    stripe.refund(intent, 4_000);
    LocalStripe.assertRefused(
        () -> stripe.refund(intent, 501),
        e -> {
          assertThat(e.getParam()).isEqualTo("amount");
          assertThat(e.getCode()).isNull();
          assertThat(e.getStripeError().getMessage())
              .isEqualTo(
                  "Refund amount (€5.01) is greater than unrefunded amount on charge (€5.00)");
        });
    stripe.assertRefunded(intent, 4_000, false);

    stripe.refund(intent, 500);
    LocalStripe.assertRefused(
        () -> stripe.refund(intent, 1),
        e -> assertThat(e.getCode()).isEqualTo("charge_already_refunded"));
  }

  @Test
  void list_isByPaymentIntentOrChargeNewestFirst() throws Exception {
    PaymentIntent intent = stripe.captured();
    List<String> ids = List.of(stripe.refund(intent, 1).getId(), stripe.refund(intent, 2).getId());
    stripe.refund(stripe.captured(), 3);
    var refunds = stripe.client().v1().refunds();

    assertThat(
            refunds
                .list(
                    RefundListParams.builder()
                        .setPaymentIntent(intent.getId())
                        .setLimit(1L)
                        .build())
                .autoPagingIterable())
        .extracting(Refund::getId)
        .containsExactlyElementsOf(ids.reversed());
    assertThat(
            refunds
                .list(RefundListParams.builder().setCharge(stripe.charge(intent).getId()).build())
                .getData())
        .hasSize(2);
    assertThat(refunds.list().getData()).hasSize(3);
    assertThat(stripe.state().path("refunds").findValuesAsString("amount"))
        .containsExactly("1", "2", "3");
  }

  @ParameterizedTest
  @CsvSource({
    "payment_intent=PI&colour=red, parameter_unknown, colour",
    "payment_intent=PI&amount=0, parameter_invalid_integer, amount",
    "payment_intent=PI&amount=some, parameter_invalid_integer, amount",
    "payment_intent=PI&reason=rain, , reason",
    "payment_intent=PI&expand[]=customer, , expand",
    "payment_intent=PI&charge=ch_1, , payment_intent",
    "amount=1, , ",
  })
  void badParameters_areRefusedByName(String form, String code, String param) throws Exception {
    PaymentIntent intent = stripe.captured();

    var response = stripe.post("/v1/refunds", "key", form.replace("PI", intent.getId()));

    var error = LocalStripe.json(response).path("error");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
    assertThat(error.path("code").asString(null)).isEqualTo(code);
    assertThat(error.path("param").asString(null)).isEqualTo(param);
    assertThat(stripe.state().path("refunds")).isEmpty();
  }

  @Test
  void unknownObjects_areNotFound() throws Exception {
    for (String form : List.of("payment_intent=pi_none", "charge=ch_none")) {
      var response = stripe.post("/v1/refunds", "key", form);
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.body()).contains("resource_missing");
    }
    assertThatThrownBy(() -> stripe.client().v1().refunds().retrieve("re_none"))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(stripe.order("/_sim/refunds/re_none/fail", "").statusCode()).isEqualTo(400);
    assertThat(stripe.order("/_sim/refunds/next", "{\"outcome\":\"odd\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void refundsAtOnce_neverExceedTheCharge() throws Exception {
    PaymentIntent intent = stripe.captured();
    List<Callable<Refund>> three =
        List.of(
            () -> stripe.refund(intent, 2_000),
            () -> stripe.refund(intent, 2_000),
            () -> stripe.refund(intent, 2_000));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long made =
          threads.invokeAll(three).stream()
              .filter(future -> future.state() == Future.State.SUCCESS)
              .count();
      assertThat(made).isEqualTo(2);
    }
    stripe.assertRefunded(intent, 4_000, false);
  }
}
