package com.slotbase.adapters.payment;

import java.util.List;

/**
 * How Stripe is reached.
 *
 * @param webhookSecrets each is tried, so that one can follow the other (W1)
 */
public record StripeSettings(String apiBase, String apiKey, List<String> webhookSecrets) {

  public StripeSettings {
    webhookSecrets = List.copyOf(webhookSecrets);
  }

  /** Whether this key moves real money; Stripe tells test keys by their name. */
  public boolean liveMode() {
    return apiKey.startsWith("sk_live_") || apiKey.startsWith("rk_live_");
  }
}
