package com.slotbase.local.stripe;

import static com.slotbase.local.stripe.LocalStripe.fortyFiveEuros;
import static com.slotbase.local.stripe.LocalStripe.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdempotencyTest {
  private static final String FORM = "amount=4500&currency=eur&capture_method=manual";

  @RegisterExtension final LocalStripe stripe = new LocalStripe();

  private PaymentIntent create(String key, PaymentIntentCreateParams params)
      throws StripeException {
    return stripe.client().v1().paymentIntents().create(params, key(key));
  }

  private PaymentIntent capture(PaymentIntent intent, String key) throws StripeException {
    return stripe.client().v1().paymentIntents().capture(intent.getId(), key(key));
  }

  @Test
  void sameRequestAgain_isAnsweredFromMemory() throws Exception {
    HttpResponse<String> first = stripe.post("/v1/payment_intents", "k", FORM);
    HttpResponse<String> reordered =
        stripe.post("/v1/payment_intents", "k", "capture_method=manual&currency=eur&amount=4500");

    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(reordered.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(reordered.body()).isEqualTo(first.body());
    assertThat(reordered.headers().firstValue("Request-Id"))
        .isPresent()
        .isNotEqualTo(first.headers().firstValue("Request-Id"));
    assertThat(stripe.state().path("paymentIntents")).hasSize(1);
  }

  @Test
  void replay_tellsOfTheTimeOfTheFirstRequest() throws Exception {
    PaymentIntent intent = create("k", fortyFiveEuros().build());
    stripe.pay(intent, LocalStripe.GOOD_CARD);

    assertThat(create("k", fortyFiveEuros().build()).getStatus())
        .isEqualTo("requires_payment_method");
  }

  @Test
  void sameKeyForAnotherRequest_isAnIdempotencyError() throws Exception {
    PaymentIntent intent = create("k", fortyFiveEuros().build());

    assertMisused(() -> create("k", fortyFiveEuros().setAmount(9_000L).build()), "same parameters");
    assertMisused(() -> capture(intent, "k"), "same endpoint");
    assertThat(stripe.state().path("paymentIntents")).hasSize(1);
  }

  private static void assertMisused(ThrowingCallable call, String why) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            IdempotencyException.class, e -> assertThat(e.getStatusCode()).isEqualTo(400))
        .hasMessageContaining(why);
  }

  @Test
  void serverError_isReplayedAndOnlyANewKeyGetsPast() throws Exception {
    PaymentIntent intent = stripe.authorised();
    stripe.fault("{\"path\":\"/v1/payment_intents/*/capture\",\"kind\":\"error\",\"status\":500}");

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> capture(intent, "k"))
          .isInstanceOfSatisfying(
              ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(500));
    }
    assertThat(stripe.read(intent).getStatus()).isEqualTo("requires_capture");
    assertThat(capture(intent, "k2").getStatus()).isEqualTo("succeeded");
  }

  @Test
  void orderedError_doesNotReplaceWhatTheKeyHasKept() throws Exception {
    PaymentIntent intent = create("k", fortyFiveEuros().build());
    stripe.fault("{\"path\":\"/v1/payment_intents\",\"kind\":\"error\",\"status\":500}");

    assertThatThrownBy(() -> create("k", fortyFiveEuros().build()))
        .isInstanceOf(ApiException.class);

    assertThat(create("k", fortyFiveEuros().build()).getId()).isEqualTo(intent.getId());
  }

  @Test
  void declinedCapture_isReplayed() throws Exception {
    PaymentIntent intent = stripe.created();
    stripe.pay(intent, "4000000000000341");
    assertThatThrownBy(() -> capture(intent, "k")).isInstanceOf(CardException.class);
    stripe.pay(intent, LocalStripe.GOOD_CARD);

    assertThatThrownBy(() -> capture(intent, "k")).isInstanceOf(CardException.class);
    assertThat(capture(intent, "k2").getStatus()).isEqualTo("succeeded");
  }

  @Test
  void wrongState_isReplayedBecauseTheRequestWasExecuted() throws Exception {
    PaymentIntent intent = stripe.created();
    assertThatThrownBy(() -> capture(intent, "k")).isInstanceOf(InvalidRequestException.class);
    stripe.pay(intent, LocalStripe.GOOD_CARD);

    assertThatThrownBy(() -> capture(intent, "k"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("requires_payment_method");
  }

  @Test
  void refusedParameters_leaveTheKeyFree() throws Exception {
    HttpResponse<String> refused = stripe.post("/v1/payment_intents", "k", "amount=1");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(stripe.post("/v1/payment_intents", "k", FORM).statusCode()).isEqualTo(200);
  }

  @Test
  void rateLimited_leavesTheKeyFree() throws Exception {
    stripe.fault("{\"path\":\"/v1/payment_intents\",\"kind\":\"rate_limit\"}");

    assertThatThrownBy(() -> create("k", fortyFiveEuros().build()))
        .isInstanceOf(RateLimitException.class);
    assertThat(create("k", fortyFiveEuros().build()).getId()).startsWith("pi_");
  }

  @Test
  void requestUnderWay_isAConflict() throws Exception {
    stripe.fault("{\"path\":\"/v1/payment_intents\",\"kind\":\"delay\",\"ms\":700}");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> create("k", fortyFiveEuros().build()));
      await().until(() -> stripe.state().path("requests").size() == 1);

      assertThatThrownBy(() -> create("k", fortyFiveEuros().build()))
          .isInstanceOfSatisfying(
              ApiException.class,
              e -> {
                assertThat(e.getStatusCode()).isEqualTo(409);
                assertThat(e.getCode()).isEqualTo("idempotency_key_in_use");
              });
      String id = first.get().getId();
      assertThat(create("k", fortyFiveEuros().build()).getId()).isEqualTo(id);
    }
  }
}
