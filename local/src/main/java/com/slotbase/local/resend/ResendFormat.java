package com.slotbase.local.resend;

import com.slotbase.local.vendor.Json;
import com.slotbase.local.webhook.HmacSha256;
import com.slotbase.local.webhook.WebhookFormat;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resend's events, whose ids are in a header alone; signed as Svix does
 * (docs.svix.com/receiving/verifying-payloads/how-manual).
 */
final class ResendFormat implements WebhookFormat {

  private static final String SECRETS_BEGIN = "whsec_";

  private final byte[] key;

  /**
   * @param secret {@code whsec_} and Base64
   */
  ResendFormat(String secret) {
    this.key =
        Base64.getDecoder()
            .decode(
                secret.startsWith(SECRETS_BEGIN)
                    ? secret.substring(SECRETS_BEGIN.length())
                    : secret);
  }

  @Override
  public String objectOf(ObjectNode event) {
    return data(event).path("email_id").asString();
  }

  /** The mail's key, as with the call that sent it. */
  @Override
  public Optional<String> about(ObjectNode event) {
    return event.optional("idempotencyKey").map(key -> key.asString());
  }

  @Override
  public String body(ObjectNode event) {
    return Json.compact(event.path("body"));
  }

  @Override
  public Map<String, String> headers(ObjectNode event, String body, Instant now) {
    String id = event.path("id").asString();
    long seconds = now.getEpochSecond();
    byte[] signature = HmacSha256.of(key, id + "." + seconds + "." + body);
    return Map.of(
        "User-Agent",
        "Svix-Webhooks/1.0 (simulated)",
        "svix-id",
        id,
        "svix-timestamp",
        String.valueOf(seconds),
        "svix-signature",
        "v1," + Base64.getEncoder().encodeToString(signature));
  }

  private static ObjectNode data(ObjectNode event) {
    return (ObjectNode) event.path("body").path("data");
  }
}
