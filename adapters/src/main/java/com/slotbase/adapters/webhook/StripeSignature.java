package com.slotbase.adapters.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slotbase.adapters.database.Json;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks that an event comes from Stripe, over the bytes as they came; reads no database (W1). */
public final class StripeSignature {

  /** W1, and the default of Stripe's own libraries. */
  private static final long TOLERANCE_SECONDS = 300;

  private static final Pattern TIMESTAMP = Pattern.compile("(?:^|,)\\s*t\\s*=([^,]*)");

  private final List<String> secrets;
  private final InstantSource clock;
  private final ObjectMapper json = new ObjectMapper();

  public StripeSignature(List<String> secrets, InstantSource clock) {
    this.secrets = List.copyOf(secrets);
    this.clock = clock;
  }

  /**
   * @throws InvalidWebhookException if the signature is missing, malformed, not made with one of
   *     our secrets, or its time is more than 300 s away, past or future; or the body is no event
   */
  public WebhookEvent verify(byte[] body, @Nullable String header) throws InvalidWebhookException {
    if (header == null) {
      throw new InvalidWebhookException("The Stripe-Signature header is missing");
    }
    checkTime(header);
    // Bytes that are no UTF-8 don't survive this, and so don't match their signature.
    String payload = new String(body, StandardCharsets.UTF_8);
    if (secrets.stream().noneMatch(secret -> signed(payload, header, secret))) {
      throw new InvalidWebhookException("The Stripe-Signature header does not fit the body");
    }
    return event(Json.storable(payload));
  }

  /** Stripe's library accepts times in the future and fails on some malformed headers: not we. */
  private void checkTime(String header) throws InvalidWebhookException {
    List<String> times = TIMESTAMP.matcher(header).results().map(time -> time.group(1)).toList();
    // With more than one, the library might check another than we.
    if (times.size() != 1 || !times.getFirst().matches("\\d{1,12}")) {
      throw new InvalidWebhookException("The Stripe-Signature header is malformed");
    }
    long age = clock.instant().getEpochSecond() - Long.parseLong(times.getFirst());
    if (Math.abs(age) > TOLERANCE_SECONDS) {
      throw new InvalidWebhookException(
          "The Stripe-Signature header is too old or from the future");
    }
  }

  private static boolean signed(String payload, String header, String secret) {
    try {
      return Webhook.Signature.verifyHeader(payload, header, secret, 0);
    } catch (SignatureVerificationException | RuntimeException e) {
      return false;
    }
  }

  private WebhookEvent event(String payload) throws InvalidWebhookException {
    WebhookEvent event;
    try {
      event = WebhookEvent.ofStripe(json.readTree(payload), payload);
    } catch (JsonProcessingException e) {
      throw new InvalidWebhookException("The body is not JSON");
    }
    if (event == null) {
      throw new InvalidWebhookException("The body is not an event");
    }
    return event;
  }
}
