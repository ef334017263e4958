package com.slotbase.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentListParams;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentIntentsTest {
  @RegisterExtension final LocalStripe stripe = new LocalStripe();

  @Test
  void created_waitsForACard() throws Exception {
    PaymentIntent intent = stripe.created();

    assertThat(intent.getId()).matches("pi_\\w{24}");
    assertThat(intent.getClientSecret()).startsWith(intent.getId() + "_secret_");
    assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
    assertThat(intent.getAmount()).isEqualTo(4_500);
    assertThat(intent.getCurrency()).isEqualTo("eur");
    assertThat(intent.getLivemode()).isFalse();
    assertThat(intent.getMetadata()).containsEntry("booking_id", "b-1").hasSize(2);
    assertThat(intent.getLastResponse().requestId()).startsWith("req_");
  }

  @Test
  void paid_isAuthorisedAndCanBeCaptured() throws Exception {
    PaymentIntent intent = stripe.created();
    long before = Instant.now().getEpochSecond();

    assertThat(stripe.pay(intent, LocalStripe.GOOD_CARD).statusCode()).isEqualTo(200);

    PaymentIntent paid = stripe.read(intent);
    assertThat(paid.getStatus()).isEqualTo("requires_capture");
    assertThat(paid.getAmountCapturable()).isEqualTo(4_500);
    Charge charge = paid.getLatestChargeObject();
    assertThat(charge.getCreated()).isBetween(before, Instant.now().getEpochSecond());
    assertThat(charge.getCaptured()).isFalse();
    assertThat(charge.getPaymentIntent()).isEqualTo(intent.getId());
  }

  @Test
  void latestCharge_isAnIdUnlessExpanded() throws Exception {
    PaymentIntent intent = stripe.authorised();

    PaymentIntent read = stripe.client().v1().paymentIntents().retrieve(intent.getId());

    assertThat(read.getLatestCharge()).startsWith("ch_");
    assertThat(read.getLatestChargeObject()).isNull();
  }

  @Test
  void captured_isSucceededAndReceived() throws Exception {
    PaymentIntent intent = stripe.authorised();

    PaymentIntent captured = stripe.client().v1().paymentIntents().capture(intent.getId());

    assertThat(captured.getStatus()).isEqualTo("succeeded");
    assertThat(captured.getAmountReceived()).isEqualTo(4_500);
    assertThat(captured.getAmountCapturable()).isZero();
    assertThat(stripe.read(intent).getLatestChargeObject().getCaptured()).isTrue();
  }

  @Test
  void partlyCaptured_releasesTheRest() throws Exception {
    PaymentIntent intent = stripe.authorised();

    stripe.client().v1().paymentIntents().capture(intent.getId(), amount(4_000));

    PaymentIntent read = stripe.read(intent);
    assertThat(read.getAmountReceived()).isEqualTo(4_000);
    assertThat(read.getLatestChargeObject().getAmountRefunded()).isEqualTo(500);
  }

  @Test
  void capturingMoreThanAuthorised_isRefused() throws Exception {
    PaymentIntent intent = stripe.authorised();

    assertThatThrownBy(
            () -> stripe.client().v1().paymentIntents().capture(intent.getId(), amount(4_501)))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getParam()).isEqualTo("amount_to_capture"));
    assertThat(stripe.read(intent).getStatus()).isEqualTo("requires_capture");
  }

  private static PaymentIntentCaptureParams amount(long minor) {
    return PaymentIntentCaptureParams.builder().setAmountToCapture(minor).build();
  }

  @Test
  void capturedOrCancelledInAWrongState_isRefusedWithThePaymentIntent() throws Exception {
    PaymentIntent unpaid = stripe.created();
    PaymentIntent done = stripe.authorised();
    stripe.client().v1().paymentIntents().capture(done.getId());

    assertUnexpectedState(
        () -> stripe.client().v1().paymentIntents().capture(unpaid.getId()),
        "requires_payment_method");
    assertUnexpectedState(
        () -> stripe.client().v1().paymentIntents().capture(done.getId()), "succeeded");
    assertUnexpectedState(
        () -> stripe.client().v1().paymentIntents().cancel(done.getId()), "succeeded");
    stripe.client().v1().paymentIntents().cancel(unpaid.getId());
    assertUnexpectedState(
        () -> stripe.client().v1().paymentIntents().cancel(unpaid.getId()), "canceled");
  }

  private static void assertUnexpectedState(Callable<PaymentIntent> call, String status) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(400);
              assertThat(e.getCode()).isEqualTo("payment_intent_unexpected_state");
              assertThat(e.getStripeError().getPaymentIntent().getStatus()).isEqualTo(status);
            });
  }

  @Test
  void cancelledAfterAuthorisation_releasesTheMoney() throws Exception {
    PaymentIntent intent = stripe.authorised();

    stripe
        .client()
        .v1()
        .paymentIntents()
        .cancel(
            intent.getId(),
            PaymentIntentCancelParams.builder()
                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                .build());

    PaymentIntent read = stripe.read(intent);
    assertThat(read.getStatus()).isEqualTo("canceled");
    assertThat(read.getCancellationReason()).isEqualTo("abandoned");
    assertThat(read.getCanceledAt()).isNotNull();
    assertThat(read.getAmountCapturable()).isZero();
    assertThat(read.getLatestChargeObject().getRefunded()).isTrue();
  }

  @Test
  void declinedCard_leavesRoomForAnother() throws Exception {
    PaymentIntent intent = stripe.created();

    stripe.pay(intent, "4000000000000002");

    PaymentIntent declined = stripe.read(intent);
    assertThat(declined.getStatus()).isEqualTo("requires_payment_method");
    assertThat(declined.getLastPaymentError().getDeclineCode()).isEqualTo("generic_decline");
    assertThat(declined.getLatestChargeObject().getStatus()).isEqualTo("failed");

    stripe.pay(intent, LocalStripe.GOOD_CARD);

    PaymentIntent paid = stripe.read(intent);
    assertThat(paid.getStatus()).isEqualTo("requires_capture");
    assertThat(paid.getLastPaymentError()).isNull();
  }

  @Test
  void cardThatNeedsAuthentication_isAuthorisedOnceThatSucceeds() throws Exception {
    PaymentIntent intent = stripe.created();

    stripe.pay(intent, "4000002500003155");
    assertThat(stripe.read(intent).getStatus()).isEqualTo("requires_action");
    assertThat(stripe.read(intent).getNextAction()).isNotNull();

    stripe.authenticate(intent, false);
    PaymentIntent failed = stripe.read(intent);
    assertThat(failed.getStatus()).isEqualTo("requires_payment_method");
    assertThat(failed.getLastPaymentError().getCode())
        .isEqualTo("payment_intent_authentication_failure");

    stripe.pay(intent, "4000002500003155");
    stripe.authenticate(intent, true);
    assertThat(stripe.read(intent).getStatus()).isEqualTo("requires_capture");
  }

  @Test
  void captureThatTheIssuerDeclines_isACardErrorAndLeavesItUnpaid() throws Exception {
    PaymentIntent intent = stripe.created();
    stripe.pay(intent, "4000000000000341");

    assertThatThrownBy(() -> stripe.client().v1().paymentIntents().capture(intent.getId()))
        .isInstanceOfSatisfying(
            CardException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(402);
              assertThat(e.getCode()).isEqualTo("card_declined");
              assertThat(e.getDeclineCode()).isEqualTo("generic_decline");
              assertThat(e.getStripeError().getPaymentIntent().getId()).isEqualTo(intent.getId());
            });
    PaymentIntent read = stripe.read(intent);
    assertThat(read.getStatus()).isEqualTo("requires_payment_method");
    assertThat(read.getLatestChargeObject().getStatus()).isEqualTo("failed");
  }

  @Test
  void whatIsNotWaitingForACustomer_canNotBePaid() throws Exception {
    PaymentIntent cancelled = stripe.created();
    stripe.client().v1().paymentIntents().cancel(cancelled.getId());

    assertThat(stripe.pay(cancelled, LocalStripe.GOOD_CARD).statusCode()).isEqualTo(400);
    assertThat(stripe.pay(stripe.authorised(), LocalStripe.GOOD_CARD).statusCode()).isEqualTo(400);
    assertThat(stripe.authenticate(stripe.created(), true).statusCode()).isEqualTo(400);
    assertThat(stripe.pay(stripe.created(), "1234").body()).contains("not one of the test cards");
    assertThat(stripe.order("/_sim/payment_intents/pi_none/pay", "{\"card\":\"1\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void list_isNewestFirstAndPaged() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.addFirst(stripe.created().getId());
    }

    var params = PaymentIntentListParams.builder().setLimit(2L).build();
    var page = stripe.client().v1().paymentIntents().list(params);

    assertThat(page.getData()).extracting(PaymentIntent::getId).isEqualTo(ids.subList(0, 2));
    assertThat(page.getHasMore()).isTrue();
    assertThat(page.autoPagingIterable()).extracting(PaymentIntent::getId).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource({
    "amount=4500&currency=eur&capture_method=manual&colour=red, parameter_unknown, colour",
    "currency=eur&capture_method=manual, parameter_missing, amount",
    "amount=4500&capture_method=manual, parameter_missing, currency",
    "amount=many&currency=eur&capture_method=manual, parameter_invalid_integer, amount",
    "amount=-1&currency=eur&capture_method=manual, parameter_invalid_integer, amount",
    "amount=49&currency=eur&capture_method=manual, amount_too_small, amount",
    "amount=100000000&currency=eur&capture_method=manual, amount_too_large, amount",
    "amount=4500&currency=zzz&capture_method=manual, , currency",
    "amount=4500&currency=eur&capture_method=automatic, , capture_method",
    "amount=4500&currency=eur&capture_method=manual&expand[]=customer, , expand",
    "amount=4500&currency=eur&capture_method=manual&amount[x]=1, parameter_unknown, amount[x]",
  })
  void badParameters_areRefusedByName(String form, String code, String param) throws Exception {
    var response = stripe.post("/v1/payment_intents", "key", form);

    var error = LocalStripe.json(response).path("error");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
    assertThat(error.path("code").asString(null)).isEqualTo(code);
    assertThat(error.path("param").asString()).isEqualTo(param);
    assertThat(stripe.state().path("paymentIntents")).isEmpty();
  }

  @Test
  void unknownObjectsAndPaths_areNotFound() throws Exception {
    assertThatThrownBy(() -> stripe.client().v1().paymentIntents().retrieve("pi_none"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(404);
              assertThat(e.getCode()).isEqualTo("resource_missing");
            });
    assertThat(stripe.post("/v1/unicorns", "key", "").statusCode()).isEqualTo(404);
  }

  @Test
  void withoutAnApiKey_nothingIsAnswered() throws Exception {
    var response = stripe.send(HttpRequest.newBuilder(stripe.uri("/v1/payment_intents")));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).contains("did not provide an API key");
  }

  @Test
  void captureAndCancelAtOnce_haveOneWinner() throws Exception {
    for (int round = 0; round < 10; round++) {
      PaymentIntent intent = stripe.authorised();
      var client = stripe.client().v1().paymentIntents();
      List<Callable<PaymentIntent>> both =
          List.of(() -> client.capture(intent.getId()), () -> client.cancel(intent.getId()));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        long failed =
            threads.invokeAll(both).stream()
                .filter(future -> future.state() == Future.State.FAILED)
                .count();
        assertThat(failed).isEqualTo(1);
      }
    }
  }
}
