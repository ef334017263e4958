package com.slotbase.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slotbase.adapters.payment.PaymentFault;
import com.slotbase.adapters.payment.StripeSettings;
import com.slotbase.adapters.webhook.StripeEventList;
import com.slotbase.adapters.webhook.StripeEventList.Page;
import com.slotbase.adapters.webhook.WebhookEvent;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How SlotBase reads Stripe's list of what it could not tell. */
class UndeliveredEventsTest {

  @RegisterExtension final LocalStripe stripe = new LocalStripe();
  private final Instant since = Instant.now().minus(Duration.ofDays(4));
  private StripeEventList list;

  @BeforeEach
  void loseWebhooks() throws Exception {
    stripe.webhooks("{\"mode\":\"lost\"}");
    list =
        new StripeEventList(
            new StripeSettings(stripe.uri("").toString(), "sk_test_local", List.of()));
  }

  @Test
  void everyTypeThatIsHeededIsFound_andNoOther() throws Exception {
    PaymentIntent refunded = stripe.captured("4000000000007726");
    Refund refund = stripe.refund(refunded, 500);
    stripe.refundOrder(refund, "succeed", "");
    stripe.refundOrder(refund, "fail", "");
    stripe.client().v1().paymentIntents().cancel(stripe.authorised().getId());
    stripe.pay(stripe.created(), "4000000000000002");
    stripe.order("/_sim/charges/" + refunded.getId() + "/dispute", "");
    String dispute = stripe.state().path("disputes").path(0).path("id").asString();
    stripe.order("/_sim/disputes/" + dispute + "/close", "{\"status\":\"lost\"}");

    Page page = list.undelivered(since, null);

    assertThat(page.events().stream().map(WebhookEvent::type).distinct())
        .containsExactlyInAnyOrderElementsOf(StripeEventList.TYPES);
    assertThat(page.last()).isTrue();
  }

  @Test
  void eventFound_isAsItWouldHaveBeenDelivered() throws Exception {
    PaymentIntent intent = stripe.authorised();

    WebhookEvent event = list.undelivered(since, null).events().getFirst();

    assertThat(event.id()).startsWith("evt_");
    assertThat(event.objectId()).isEqualTo(intent.getId());
    assertThat(event.payload())
        .contains("\"api_version\":\"" + StripeObjects.API_VERSION)
        .contains("\"status\":\"requires_capture\"");
  }

  @Test
  void longList_isReadPageByPage_theLatestFirst() throws Exception {
    for (int i = 0; i < 101; i++) {
      stripe.authorised();
    }

    List<WebhookEvent> all = new ArrayList<>();
    Page first = list.undelivered(since, null);
    all.addAll(first.events());
    Page second = list.undelivered(since, all.getLast().id());
    all.addAll(second.events());

    assertThat(first.events()).hasSize(100);
    assertThat(first.last()).isFalse();
    assertThat(second.events()).hasSize(1);
    assertThat(second.last()).isTrue();
    assertThat(all)
        .extracting(WebhookEvent::id)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  @Test
  void whatWasDelivered_orIsOlder_isNotFound() throws Exception {
    stripe.authorised();
    assertThat(list.undelivered(Instant.now().plusSeconds(60), null).events()).isEmpty();

    stripe.webhooks("{\"mode\":\"normal\"}");
    PaymentIntent told = stripe.authorised();

    Awaitility.await()
        .untilAsserted(() ->
            assertThat(list.undelivered(since, null).events())
                .extracting(WebhookEvent::objectId)
                .doesNotContain(told.getId())
                .hasSize(1));
  }

  @Test
  void stripeThatIsAway_isAFault() throws Exception {
    stripe.fault("{\"path\":\"/v1/events\",\"kind\":\"error\",\"status\":503}");

    assertThatThrownBy(() -> list.undelivered(since, null))
        .isInstanceOfSatisfying(
            PaymentFault.class,
            fault -> assertThat(fault.kind()).isEqualTo(PaymentFault.Kind.FAILED));
  }
}
