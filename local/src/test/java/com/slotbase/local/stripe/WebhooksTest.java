package com.slotbase.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.param.EventListParams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
  private static final String CREATED = "payment_intent.created";
  private static final String AUTHORISED = "payment_intent.amount_capturable_updated";
  private static final String SUCCEEDED = "payment_intent.succeeded";

  @RegisterExtension final LocalStripe stripe = new LocalStripe();

  private List<String> arrived() {
    return stripe.endpoint().types();
  }

  private List<Event> undelivered() throws StripeException {
    EventListParams failed = EventListParams.builder().setDeliverySuccess(false).build();
    return stripe.client().v1().events().list(failed).getData();
  }

  private void capture(PaymentIntent intent) throws StripeException {
    stripe.client().v1().paymentIntents().capture(intent.getId(), LocalStripe.key("capture:1"));
  }

  @Test
  void everyStep_isToldInOrderAndSigned() throws Exception {
    PaymentIntent intent = stripe.authorised();
    capture(intent);

    await()
        .untilAsserted(() -> assertThat(arrived()).containsExactly(CREATED, AUTHORISED, SUCCEEDED));
    Event event = stripe.endpoint().events().getLast();
    assertThat(event.getLivemode()).isFalse();
    assertThat(event.getPendingWebhooks()).isEqualTo(1);
    assertThat(event.getRequest().getIdempotencyKey()).isEqualTo("capture:1");
    PaymentIntent snapshot =
        (PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(snapshot.getId()).isEqualTo(intent.getId());
    assertThat(snapshot.getStatus()).isEqualTo("succeeded");
    await().until(() -> undelivered().isEmpty());
    assertThat(stripe.client().v1().events().retrieve(event.getId()).getPendingWebhooks()).isZero();
  }

  @Test
  void declineAuthenticationAndCancellation_areTold() throws Exception {
    PaymentIntent intent = stripe.created();
    stripe.pay(intent, "4000000000000002");
    stripe.pay(intent, "4000002500003155");
    stripe.client().v1().paymentIntents().cancel(intent.getId());

    await()
        .untilAsserted(() ->
            assertThat(arrived())
                .containsExactly(
                    CREATED,
                    "payment_intent.payment_failed",
                    "payment_intent.requires_action",
                    "payment_intent.canceled"));
  }

  @Test
  void refusedByTheEndpoint_isTriedAgainUntilTaken() throws Exception {
    stripe.endpoint().answerWith(500);
    stripe.created();
    await().until(() -> arrived().size() >= 2);
    assertThat(undelivered()).extracting(Event::getType).containsExactly(CREATED);

    stripe.endpoint().answerWith(204);

    await().until(() -> undelivered().isEmpty());
    assertThat(stripe.endpoint().events()).extracting(Event::getId).containsOnly(eventId());
  }

  private String eventId() throws StripeException {
    return stripe.client().v1().events().list().getData().getFirst().getId();
  }

  @Test
  void refusedByTheEndpoint_isTriedAgainAfterARestart() throws Exception {
    stripe.endpoint().answerWith(503);
    stripe.created();
    await().until(() -> !arrived().isEmpty());

    stripe.restart();
    stripe.endpoint().answerWith(200);

    await().until(() -> undelivered().isEmpty());
  }

  @Test
  void duplicate_tellsEachTwice() throws Exception {
    stripe.webhooks("{\"mode\":\"duplicate\"}");
    stripe.authorised();

    await()
        .untilAsserted(() ->
            assertThat(arrived())
                .containsExactlyInAnyOrder(CREATED, CREATED, AUTHORISED, AUTHORISED));
    assertThat(stripe.endpoint().events().stream().map(Event::getId).distinct()).hasSize(2);
  }

  @Test
  void reordered_tellsWhatHappenedLastFirst() throws Exception {
    stripe.webhooks("{\"mode\":\"reordered\"}");
    capture(stripe.authorised());

    await()
        .untilAsserted(() -> assertThat(arrived()).containsExactly(SUCCEEDED, AUTHORISED, CREATED));
  }

  @Test
  void delayed_tellsLater() throws Exception {
    stripe.webhooks("{\"mode\":\"delayed\",\"ms\":400}");
    Instant created = Instant.now();
    stripe.created();

    await().until(() -> !arrived().isEmpty());

    assertThat(Duration.between(created, Instant.now())).isGreaterThan(Duration.ofMillis(400));
  }

  @Test
  void lost_isOnlyInTheEventList() throws Exception {
    stripe.webhooks("{\"mode\":\"lost\"}");
    stripe.authorised();
    stripe.webhooks("{\"mode\":\"normal\"}");
    PaymentIntent told = stripe.created();

    await().until(() -> arrived().equals(List.of(CREATED)));
    await()
        .untilAsserted(() ->
            assertThat(undelivered())
                .extracting(Event::getType)
                .containsExactly(AUTHORISED, CREATED));
    assertThat(stripe.endpoint().events())
        .extracting(event -> event.getDataObjectDeserializer().getRawJson())
        .first()
        .asString()
        .contains(told.getId());
  }

  @Test
  void modeOfOneBooking_isThatOfNoOther() throws Exception {
    stripe.webhooks("{\"mode\":\"lost\",\"about\":\"b-1\"}");
    stripe.authorised();
    var other = LocalStripe.fortyFiveEuros().putMetadata("booking_id", "b-2").build();
    stripe.client().v1().paymentIntents().create(other);

    await().until(() -> arrived().equals(List.of(CREATED)));
    assertThat(undelivered()).extracting(Event::getType).contains(AUTHORISED);
    stripe.webhooks("{\"mode\":\"normal\",\"about\":\"b-1\"}");
    stripe.created();
    await().until(() -> arrived().equals(List.of(CREATED, CREATED)));
  }

  @Test
  void events_areFoundByTypeAndTime() throws Exception {
    stripe.authorised();
    var events = stripe.client().v1().events();
    long future = Instant.now().plusSeconds(60).getEpochSecond();

    assertThat(events.list(EventListParams.builder().addType(AUTHORISED).build()).getData())
        .extracting(Event::getType)
        .containsExactly(AUTHORISED);
    assertThat(
            events
                .list(
                    EventListParams.builder()
                        .setCreated(EventListParams.Created.builder().setGte(future).build())
                        .build())
                .getData())
        .isEmpty();
    assertThat(events.list(EventListParams.builder().setLimit(1L).build()).autoPagingIterable())
        .extracting(Event::getType)
        .containsExactly(AUTHORISED, CREATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"mode\":\"sometimes\"}",
        "{\"mode\":\"delayed\"}",
        "{\"mode\":\"normal\",\"ms\":5}",
        "{\"mode\":\"normal\",\"speed\":5}",
        "{\"mode\":5}",
        "{}",
        "[]",
        "mode=lost"
      })
  void badOrder_isRefusedWithASentence(String order) throws Exception {
    var response = stripe.webhooks(order);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(LocalStripe.json(response).path("error").path("message").asString()).endsWith(".");
  }
}
