package com.slotbase.checker.money;

/**
 * How Stripe is reached.
 *
 * @param apiBase such as {@code https://api.stripe.com}; may have a path
 */
public record StripeAccess(String apiBase, String apiKey) {

  public StripeAccess {
    apiBase = apiBase.replaceFirst("/+$", "");
  }
}
