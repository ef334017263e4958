package com.slotbase.adapters.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.slotbase.adapters.database.Json;
import com.slotbase.adapters.payment.PaymentFault;
import com.slotbase.adapters.payment.StripeConnection;
import com.slotbase.adapters.payment.StripeSettings;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.EventListParams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stripe's own list of what happened, for what our endpoint was not told or didn't take (W4). */
public final class StripeEventList {

  /** What SlotBase listens to: a webhook endpoint has to be told the same. */
  public static final List<String> TYPES =
      List.of(
          "payment_intent.amount_capturable_updated",
          "payment_intent.succeeded",
          "payment_intent.payment_failed",
          "payment_intent.canceled",
          "charge.refunded",
          "refund.created",
          "refund.updated",
          "refund.failed",
          "charge.dispute.created",
          "charge.dispute.closed");

  /** The most that Stripe gives. */
  private static final long EVENTS_A_PAGE = 100;

  private final StripeClient stripe;

  public StripeEventList(StripeSettings settings) {
    this.stripe = StripeConnection.open(settings);
  }

  /**
   * A part of the list.
   *
   * @param events the latest first
   * @param last whether nothing older is left
   */
  public record Page(List<WebhookEvent> events, boolean last) {

    public Page {
      events = List.copyOf(events);
    }
  }

  /**
   * Events of our {@link #TYPES} that were not delivered. Stripe goes on counting them as such,
   * whatever we have made of them, and also those that it is still trying to deliver.
   *
   * @param since none that happened before
   * @param after goes on with what is older than the event of this id; from the latest on, if null
   * @throws PaymentFault if Stripe gave no answer
   */
  public Page undelivered(Instant since, @Nullable String after) {
    var params =
        EventListParams.builder()
            .setDeliverySuccess(false)
            .addAllType(TYPES)
            .setCreated(EventListParams.Created.builder().setGte(since.getEpochSecond()).build())
            .setLimit(EVENTS_A_PAGE);
    if (after != null) {
      params.setStartingAfter(after);
    }
    try {
      var list = stripe.v1().events().list(params.build());
      return new Page(events(list.getLastResponse().body()), !list.getHasMore());
    } catch (StripeException e) {
      throw PaymentFault.of(e, false);
    }
  }

  /** As Stripe wrote them: what its library makes of an event depends on the API's version. */
  private static List<WebhookEvent> events(String body) {
    List<WebhookEvent> events = new ArrayList<>();
    for (JsonNode event : Json.read(Json.storable(body), JsonNode.class).path("data")) {
      WebhookEvent read = WebhookEvent.ofStripe(event, event.toString());
      if (read != null) {
        events.add(read);
      }
    }
    return events;
  }
}
