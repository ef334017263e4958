package com.slotbase.adapters.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.resend.core.exception.ResendException;
import com.resend.services.webhooks.Webhooks;
import com.resend.services.webhooks.model.VerifyWebhookOptions;
import com.slotbase.adapters.database.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that an event comes from Resend, over the bytes as they came; reads no database (W1). */
public final class ResendSignature {

  private final List<String> secrets;
  private final Webhooks webhooks = new Webhooks("no key is needed to verify");
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param secrets each is tried, so that one can follow the other
   * @throws IllegalArgumentException if one is none, and would have every event refused
   */
  public ResendSignature(List<String> secrets) {
    this.secrets = List.copyOf(secrets);
    this.secrets.forEach(ResendSignature::requireSecret);
  }

  /**
   * @throws IllegalArgumentException if it can't be a signing secret
   */
  public static void requireSecret(String secret) {
    try {
      Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "RESEND_WEBHOOK_SECRET must be whsec_ and Base64, as Resend shows it.", e);
    }
  }

  /**
   * The headers of a message, whose names begin with {@code svix-}.
   *
   * @param signature one or more, separated by spaces
   */
  public record Headers(
      @Nullable String id, @Nullable String timestamp, @Nullable String signature) {}

  /**
   * @throws InvalidWebhookException if a header is missing or malformed, none of the signatures was
   *     made with one of our secrets, or the time is more than 300 s away, past or future; or the
   *     body is no event
   */
  public WebhookEvent verify(byte[] body, Headers headers) throws InvalidWebhookException {
    String id = headers.id();
    if (id == null || headers.timestamp() == null || headers.signature() == null) {
      throw new InvalidWebhookException("A svix header is missing");
    }
    // Bytes that are no UTF-8 don't survive this, and so don't match their signature.
    String payload = new String(body, StandardCharsets.UTF_8);
    String refusal = "There is no secret";
    for (String secret : secrets) {
      try {
        webhooks.verify(options(payload, headers, secret));
        return event(id, Json.storable(payload));
      } catch (ResendException e) {
        refusal = String.valueOf(e.getMessage());
      }
    }
    throw new InvalidWebhookException(refusal);
  }

  private static VerifyWebhookOptions options(String payload, Headers headers, String secret) {
    return VerifyWebhookOptions.builder()
        .payload(payload)
        .addHeader("svix-id", headers.id())
        .addHeader("svix-timestamp", headers.timestamp())
        .addHeader("svix-signature", headers.signature())
        .secret(secret)
        .build();
  }

  private WebhookEvent event(String id, String payload) throws InvalidWebhookException {
    WebhookEvent event;
    try {
      event = WebhookEvent.ofResend(id, json.readTree(payload), payload);
    } catch (JsonProcessingException e) {
      throw new InvalidWebhookException("The body is not JSON");
    }
    if (event == null) {
      throw new InvalidWebhookException("The body is not an event");
    }
    return event;
  }
}
