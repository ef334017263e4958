package com.slotbase.adapters.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.slotbase.adapters.database.Json;
import org.jspecify.annotations.Nullable;

/**
 * An event as Stripe sent it, its signature checked.
 *
 * @param objectId id of the object it is about
 * @param payload the raw JSON
 */
public record StripeEvent(String id, String type, @Nullable String objectId, String payload) {

  /** Null if the JSON is no event. */
  static @Nullable StripeEvent of(JsonNode json, String payload) {
    String id = json.path("id").textValue();
    String type = json.path("type").textValue();
    return id == null || type == null
        ? null
        : new StripeEvent(id, type, json.at("/data/object/id").textValue(), payload);
  }

  /** The PaymentIntent that the object belongs to, for objects that tell. */
  @Nullable String paymentIntentId() {
    return Json.read(payload, JsonNode.class).at("/data/object/payment_intent").textValue();
  }
}
