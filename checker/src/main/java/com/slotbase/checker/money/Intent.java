package com.slotbase.checker.money;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A PaymentIntent in Stripe's books.
 *
 * @param status Stripe's own word
 * @param bookingId what its metadata names; null if it is nothing of ours
 * @param authorizedAt when the charge was made that holds or took the money, in whole seconds
 */
record Intent(
    String id,
    String status,
    long amountMinor,
    long receivedMinor,
    long refundedMinor,
    String currency,
    @Nullable String bookingId,
    @Nullable Instant authorizedAt) {

  /** Reads a PaymentIntent whose {@code latest_charge} is expanded. */
  static Intent of(JsonNode json) {
    JsonNode charge = json.path("latest_charge");
    String status = json.path("status").asText();
    boolean authorized = status.equals("requires_capture") || status.equals("succeeded");
    return new Intent(
        json.path("id").asText(),
        status,
        json.path("amount").asLong(),
        json.path("amount_received").asLong(),
        charge.path("amount_refunded").asLong(),
        json.path("currency").asText().toUpperCase(Locale.ROOT),
        json.path("metadata").path("booking_id").asText(null),
        authorized && charge.has("created")
            ? Instant.ofEpochSecond(charge.path("created").asLong())
            : null);
  }

  boolean captured() {
    return status.equals("succeeded");
  }

  boolean authorized() {
    return status.equals("requires_capture");
  }

  boolean canceled() {
    return status.equals("canceled");
  }

  /** Everything that was taken was given back. */
  boolean refunded() {
    return captured() && refundedMinor >= receivedMinor;
  }
}
