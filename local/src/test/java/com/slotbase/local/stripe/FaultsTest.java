package com.slotbase.local.stripe;

import static com.slotbase.local.stripe.LocalStripe.fortyFiveEuros;
import static com.slotbase.local.stripe.LocalStripe.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundListParams;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FaultsTest {
  private static final String CREATE = "{\"path\":\"/v1/payment_intents\",\"method\":\"POST\",";

  @RegisterExtension final LocalStripe stripe = new LocalStripe();

  private PaymentIntent create() throws StripeException {
    return stripe.client().v1().paymentIntents().create(fortyFiveEuros().build(), key("k"));
  }

  private int paymentIntents() throws Exception {
    return stripe.state().path("paymentIntents").size();
  }

  private JsonNode lastRequest() throws Exception {
    JsonNode requests = stripe.state().path("requests");
    return requests.get(requests.size() - 1);
  }

  @Test
  void error_isAnsweredSoManyTimesWithoutTheWork() throws Exception {
    stripe.fault(CREATE + "\"kind\":\"error\",\"status\":503,\"times\":2}");

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(stripe::created)
          .isInstanceOfSatisfying(
              ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(503));
    }
    assertThat(paymentIntents()).isZero();
    assertThat(stripe.created().getId()).isNotEmpty();
  }

  @Test
  void errorOf402_isACardError() throws Exception {
    stripe.fault(CREATE + "\"kind\":\"error\",\"status\":402}");

    assertThatThrownBy(this::create).isInstanceOf(CardException.class);
  }

  @Test
  void rateLimit_isAnsweredUntilCleared() throws Exception {
    stripe.fault(CREATE + "\"kind\":\"rate_limit\",\"times\":-1}");
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(this::create).isInstanceOf(RateLimitException.class);
    }

    stripe.send(HttpRequest.newBuilder(stripe.uri("/_sim/faults")).DELETE());

    assertThat(create().getId()).isNotEmpty();
  }

  @Test
  void delay_answersLate() throws Exception {
    stripe.fault(CREATE + "\"kind\":\"delay\",\"ms\":300}");
    Instant before = Instant.now();

    assertThat(create().getId()).isNotEmpty();

    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(300));
  }

  @Test
  void timeoutAfter_doesTheWorkAndNeverAnswers() throws Exception {
    stripe.fault(CREATE + "\"kind\":\"timeout_after\"}");
    RequestOptions impatient =
        RequestOptions.builder().setIdempotencyKey("k").setReadTimeout(300).build();

    assertThatThrownBy(
            () -> stripe.client().v1().paymentIntents().create(fortyFiveEuros().build(), impatient))
        .isInstanceOf(ApiConnectionException.class);

    assertThat(paymentIntents()).isEqualTo(1);
    assertThat(lastRequest().has("status")).isFalse();
    create();
    assertThat(paymentIntents()).isEqualTo(1);
  }

  @Test
  void reset_doesTheWorkAndCutsTheConnection() throws Exception {
    stripe.fault(CREATE + "\"kind\":\"reset\",\"times\":-1}");

    assertThatThrownBy(this::create).isInstanceOf(ApiConnectionException.class);

    assertThat(paymentIntents()).isEqualTo(1);
    assertThat(lastRequest().has("status")).isFalse();
  }

  @Test
  void glob_standsForOneSegmentAndMethodNarrows() throws Exception {
    PaymentIntent intent = stripe.authorised();
    stripe.fault(
        "{\"path\":\"/v1/payment_intents/*\",\"method\":\"GET\",\"kind\":\"error\","
            + "\"status\":500,\"times\":-1}");

    assertThatThrownBy(() -> stripe.read(intent)).isInstanceOf(ApiException.class);
    assertThat(stripe.client().v1().paymentIntents().list().getData()).hasSize(1);
    assertThat(stripe.client().v1().paymentIntents().capture(intent.getId()).getStatus())
        .isEqualTo("succeeded");
  }

  @Test
  void about_meetsWhatNamesIt_inTheBodyOrTheQuery() throws Exception {
    PaymentIntent meant = stripe.captured();
    PaymentIntent other = stripe.captured();
    stripe.fault(
        "{\"path\":\"/v1/refunds\",\"about\":\"%s\",\"kind\":\"error\",\"times\":2}"
            .formatted(meant.getId()));

    assertThat(stripe.refund(other, 1).getStatus()).isEqualTo("succeeded");
    stripe.restart();
    assertThatThrownBy(() -> stripe.refund(meant, 1)).isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> refundsOf(meant)).isInstanceOf(ApiException.class);
    assertThat(refundsOf(meant)).isEmpty();
  }

  private List<Refund> refundsOf(PaymentIntent intent) throws StripeException {
    return stripe
        .client()
        .v1()
        .refunds()
        .list(RefundListParams.builder().setPaymentIntent(intent.getId()).build())
        .getData();
  }

  @Test
  void timeoutAfterSoLong_cutsTheConnectionThen() throws Exception {
    stripe.fault(CREATE + "\"kind\":\"timeout_after\",\"ms\":200,\"times\":2}");

    assertThatThrownBy(this::create).isInstanceOf(ApiConnectionException.class);

    assertThat(paymentIntents()).isEqualTo(1);
    assertThat(create().getStatus()).isEqualTo("requires_payment_method");
  }

  @Test
  void twoAsterisks_standForAnyPath() throws Exception {
    PaymentIntent intent = stripe.authorised();
    stripe.fault("{\"path\":\"/v1/**\",\"kind\":\"error\",\"status\":500,\"times\":-1}");

    assertThatThrownBy(() -> stripe.read(intent)).isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> stripe.client().v1().paymentIntents().capture(intent.getId()))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void faultAboutABooking_meetsWhateverIsAboutItAndNothingElse() throws Exception {
    PaymentIntent other = stripe.captured();
    PaymentIntent mine = captured("b-2");
    Refund refund = stripe.refund(mine, 100);
    stripe.fault(
        "{\"path\":\"/v1/**\",\"about\":\"b-2\",\"kind\":\"error\",\"status\":500,\"times\":-1}");

    assertThatThrownBy(() -> stripe.client().v1().refunds().retrieve(refund.getId()))
        .isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> stripe.refund(mine, 100)).isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> stripe.read(mine)).isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> captured("b-2")).isInstanceOf(ApiException.class);
    assertThat(stripe.refund(other, 100).getStatus()).isEqualTo("succeeded");

    stripe.clearFaults("b-3");
    assertThatThrownBy(() -> stripe.read(mine)).isInstanceOf(ApiException.class);
    stripe.clearFaults("b-2");
    assertThat(stripe.read(mine).getId()).isEqualTo(mine.getId());
  }

  @Test
  void faultsByChance_befallAboutSoManyAndTheSameOnesForTheSameSeed() throws Exception {
    List<Integer> first = statuses(7, 3);
    List<Integer> again = statuses(7, 5);
    List<Integer> other = statuses(8, 5);

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(first.stream().filter(status -> status != 200).count()).isBetween(5L, 45L);
  }

  /** Asks a hundred times, and after so many each time for something else. */
  private List<Integer> statuses(int seed, int interlude) throws Exception {
    stripe.clearFaults(null);
    stripe.fault(
        "{\"path\":\"/v1/**\",\"kind\":\"error\",\"percent\":20,\"seed\":%d,\"times\":-1}"
            .formatted(seed));
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      statuses.add(stripe.get("/v1/payment_intents").statusCode());
      if (statuses.size() % interlude == 0) {
        stripe.get("/v1/refunds");
      }
    }
    return statuses;
  }

  @Test
  void faultsOfAnyKind_areOfEveryKind() throws Exception {
    stripe.fault(
        "{\"path\":\"/v1/**\",\"kind\":\"any\",\"percent\":100,\"seed\":1,\"ms\":1,\"times\":-1}");
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < 60; i++) {
      try {
        seen.add(Integer.toString(stripe.get("/v1/payment_intents").statusCode()));
      } catch (IOException e) {
        seen.add("cut off");
      }
    }

    assertThat(seen).containsExactly("200", "400", "409", "429", "500", "503", "cut off");
  }

  private PaymentIntent captured(String bookingId) throws Exception {
    PaymentIntent intent =
        stripe
            .client()
            .v1()
            .paymentIntents()
            .create(fortyFiveEuros().putMetadata("booking_id", bookingId).build());
    stripe.pay(intent, LocalStripe.GOOD_CARD);
    return stripe.client().v1().paymentIntents().capture(intent.getId());
  }

  @Test
  void requests_areLoggedWithKeyAndStatus() throws Exception {
    stripe.fault("{\"path\":\"/v1/payment_intents\",\"kind\":\"error\",\"status\":500}");
    assertThatThrownBy(this::create).isInstanceOf(ApiException.class);

    JsonNode request = lastRequest();
    assertThat(request.propertyNames())
        .containsExactlyInAnyOrder("method", "path", "idempotencyKey", "status");
    assertThat(request.path("method").asString()).isEqualTo("POST");
    assertThat(request.path("path").asString()).isEqualTo("/v1/payment_intents");
    assertThat(request.path("idempotencyKey").asString()).isEqualTo("k");
    assertThat(request.path("status").asInt()).isEqualTo(500);

    stripe.client().v1().paymentIntents().list();
    assertThat(lastRequest().has("idempotencyKey")).isFalse();
  }

  @Test
  void state_hasAListForEveryKindOfObject() throws Exception {
    assertThat(stripe.state().propertyNames())
        .containsExactly("paymentIntents", "refunds", "disputes", "events", "requests");
  }

  @Test
  void stateOfABooking_isWhatIsAboutIt() throws Exception {
    stripe.refund(stripe.captured(), 100);
    PaymentIntent mine = captured("b-2");
    Refund refund = stripe.refund(mine, 200);

    JsonNode state = stripe.state("?about=b-2");

    assertThat(state.at("/paymentIntents/0/id").asString()).isEqualTo(mine.getId());
    assertThat(state.at("/refunds/0/id").asString()).isEqualTo(refund.getId());
    assertThat(state.path("paymentIntents")).hasSize(1);
    assertThat(state.path("refunds")).hasSize(1);
    assertThat(state.path("disputes")).isEmpty();
    assertThat(state.path("events").values())
        .extracting(event -> event.path("type").asString())
        .containsExactly(
            "payment_intent.created",
            "payment_intent.amount_capturable_updated",
            "payment_intent.succeeded",
            "refund.created",
            "charge.refunded");
    assertThat(state.path("requests").findValuesAsString("path"))
        .containsExactly("/v1/payment_intents/" + mine.getId() + "/capture");
  }

  @Test
  void stateThatIsAskedForOtherwise_isRefused() throws Exception {
    assertThat(stripe.state("?abuot=b-2").at("/error/message").asString()).endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"error\"}",
        "{\"path\":\"v1/refunds\",\"kind\":\"error\"}",
        "{\"path\":\"/v1/refunds\",\"kind\":\"explode\"}",
        "{\"path\":\"/v1/refunds\",\"kind\":\"error\",\"status\":200}",
        "{\"path\":\"/v1/refunds\",\"kind\":\"error\",\"times\":0}",
        "{\"path\":\"/v1/refunds\",\"kind\":\"error\",\"times\":-2}",
        "{\"path\":\"/v1/refunds\",\"kind\":\"error\",\"times\":\"3\"}",
        "{\"path\":\"/v1/refunds\",\"kind\":\"delay\"}",
        "{\"path\":\"/v1/refunds\",\"kind\":\"any\"}",
        "{\"path\":\"/v1/refunds\",\"kind\":\"reset\",\"ms\":1}",
        "{\"path\":\"/v1/refunds\",\"kind\":\"error\",\"percent\":0}",
        "{\"path\":\"/v1/refunds\",\"kind\":\"error\",\"probability\":1}",
        "nonsense"
      })
  void badOrder_isRefusedWithASentence(String order) throws Exception {
    var response = stripe.fault(order);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(LocalStripe.json(response).path("error").path("message").asString()).endsWith(".");
  }

  @Test
  void unknownOrder_isNotFound() throws Exception {
    assertThat(stripe.order("/_sim/everything", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void everything_survivesARestart() throws Exception {
    PaymentIntent intent = create();
    stripe.pay(intent, LocalStripe.GOOD_CARD);
    stripe.fault(CREATE + "\"kind\":\"error\",\"status\":500,\"times\":2}");
    assertThatThrownBy(stripe::created).isInstanceOf(ApiException.class);
    stripe.webhooks("{\"mode\":\"lost\"}");
    JsonNode before = stripe.state();

    stripe.restart();

    assertThat(stripe.state().path("paymentIntents")).isEqualTo(before.path("paymentIntents"));
    assertThat(stripe.state().path("requests")).isEqualTo(before.path("requests"));
    assertThatThrownBy(stripe::created).isInstanceOf(ApiException.class);
    assertThat(create().getId()).isEqualTo(intent.getId());
    PaymentIntent later = stripe.created();
    assertThat(
            stripe
                .client()
                .v1()
                .events()
                .list(EventListParams.builder().setDeliverySuccess(false).build())
                .getData())
        .extracting(event -> event.getDataObjectDeserializer().getRawJson())
        .first()
        .asString()
        .contains(later.getId());
    assertThat(stripe.read(intent).getStatus()).isEqualTo("requires_capture");
  }
}
