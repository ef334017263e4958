package com.slotbase.adapters.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.slotbase.adapters.database.Json;
import org.jspecify.annotations.Nullable;

/**
 * An event as its vendor sent it, its signature checked.
 *
 * @param id the vendor's own, the same whenever it is sent again
 * @param objectId id of the object it is about
 * @param payload its JSON, {@linkplain Json#storable storable}
 */
public record WebhookEvent(String id, String type, @Nullable String objectId, String payload) {

  /** Null if the JSON is no event of Stripe's. */
  static @Nullable WebhookEvent ofStripe(JsonNode json, String payload) {
    String id = json.path("id").textValue();
    String type = json.path("type").textValue();
    return id == null || type == null
        ? null
        : new WebhookEvent(id, type, json.at("/data/object/id").textValue(), payload);
  }

  /**
   * Null if the JSON is no event of Resend's.
   *
   * @param id of the message that brought it, as the body has none
   */
  static @Nullable WebhookEvent ofResend(String id, JsonNode json, String payload) {
    String type = json.path("type").textValue();
    return type == null
        ? null
        : new WebhookEvent(id, type, json.at("/data/email_id").textValue(), payload);
  }

  JsonNode json() {
    return Json.read(payload, JsonNode.class);
  }
}
