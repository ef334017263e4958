package com.slotbase.local.stripe;

import java.util.Map;

/** What a caller notes on an object, within Stripe's limits (docs.stripe.com/metadata). */
final class Metadata {
  private static final int MOST = 50;
  private static final int MAX_KEY_CHARS = 40;
  private static final int MAX_VALUE_CHARS = 500;

  private Metadata() {}

  static Map<String, String> of(Form form) {
    Map<String, String> metadata = form.map("metadata");
    if (metadata.size() > MOST) {
      throw StripeError.invalid("metadata", "Metadata can have up to %d keys.".formatted(MOST));
    }
    metadata.forEach((key, value) -> {
      if (key.length() > MAX_KEY_CHARS || value.length() > MAX_VALUE_CHARS) {
        throw StripeError.invalid(
            "metadata[" + key + "]",
            "Metadata keys have up to %d characters, values up to %d."
                .formatted(MAX_KEY_CHARS, MAX_VALUE_CHARS));
      }
    });
    return metadata;
  }
}
