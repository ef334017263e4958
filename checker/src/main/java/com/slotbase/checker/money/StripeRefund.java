package com.slotbase.checker.money;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A refund in Stripe's books.
 *
 * @param status Stripe's own word
 * @param intentId null if it is of a charge without a PaymentIntent, so nothing of ours
 * @param refundId what its metadata names; null if it was not made by us
 * @param createdAt in whole seconds
 */
record StripeRefund(
    String id,
    String status,
    @Nullable String intentId,
    @Nullable String refundId,
    long amountMinor,
    String currency,
    Instant createdAt) {

  static StripeRefund of(JsonNode json) {
    return new StripeRefund(
        json.path("id").asText(),
        json.path("status").asText(),
        json.path("payment_intent").asText(null),
        json.path("metadata").path("refund_id").asText(null),
        json.path("amount").asLong(),
        json.path("currency").asText().toUpperCase(Locale.ROOT),
        Instant.ofEpochSecond(json.path("created").asLong()));
  }

  boolean succeeded() {
    return status.equals("succeeded");
  }

  /** No money went back, or it has come back. */
  boolean failed() {
    return status.equals("failed") || status.equals("canceled");
  }
}
