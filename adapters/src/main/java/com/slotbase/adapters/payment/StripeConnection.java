package com.slotbase.adapters.payment;

import com.stripe.StripeClient;
import java.time.Duration;

/** How Stripe is called: with deadlines of ours, and each call once. */
public final class StripeConnection {

  /** Three of them are below the 35 s of an activity. */
  public static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  private StripeConnection() {}

  public static StripeClient open(StripeSettings settings) {
    return StripeClient.builder()
        .setApiKey(settings.apiKey())
        .setApiBase(settings.apiBase())
        .setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()))
        .setReadTimeout(Math.toIntExact(READ_TIMEOUT.toMillis()))
        // Retries are Temporal's, where they can be seen.
        .setMaxNetworkRetries(0)
        .build();
  }
}
