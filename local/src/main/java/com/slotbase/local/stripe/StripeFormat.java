package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Json;
import com.slotbase.local.webhook.HmacSha256;
import com.slotbase.local.webhook.WebhookFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's events, signed as docs.stripe.com/webhooks says (scheme v1). */
final class StripeFormat implements WebhookFormat {

  private final String secret;
  private final Subjects subjects;

  StripeFormat(String secret, Subjects subjects) {
    this.secret = secret;
    this.subjects = subjects;
  }

  @Override
  public String objectOf(ObjectNode event) {
    return event.path("data").path("object").path("id").asString();
  }

  @Override
  public Optional<String> about(ObjectNode event) {
    return subjects.of((ObjectNode) event.path("data").path("object"));
  }

  @Override
  public String body(ObjectNode event) {
    return Json.pretty(event);
  }

  @Override
  public Map<String, String> headers(ObjectNode event, String body, Instant now) {
    long seconds = now.getEpochSecond();
    byte[] key = secret.getBytes(StandardCharsets.UTF_8);
    String signature = HexFormat.of().formatHex(HmacSha256.of(key, seconds + "." + body));
    return Map.of(
        "User-Agent",
        "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "Stripe-Signature",
        "t=%d,v1=%s".formatted(seconds, signature));
  }

  @Override
  public ObjectNode taken(ObjectNode event) {
    return event.put("pending_webhooks", 0);
  }
}
