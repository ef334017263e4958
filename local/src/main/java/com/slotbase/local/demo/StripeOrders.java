package com.slotbase.local.demo;

import java.util.Map;

/** What the demo has the Stripe simulator do, and what it reads there. */
record StripeOrders(String base, String key, Http http) {

  /** The customer's card is accepted. */
  void pay(String paymentIntent) {
    order("/_sim/payment_intents/" + paymentIntent + "/pay", Map.of("card", "4242424242424242"));
  }

  /** From now on no webhook arrives. */
  void loseWebhooks() {
    order("/_sim/webhooks", Map.of("mode", "lost"));
  }

  void sendWebhooks() {
    order("/_sim/webhooks", Map.of("mode", "normal"));
  }

  /** The status that Stripe's own books have for it. */
  String statusOf(String paymentIntent) {
    return http.get(base + "/v1/payment_intents/" + paymentIntent, key).text("status");
  }

  private void order(String path, Map<String, String> body) {
    var answer = http.post(base + path, key, body);
    if (answer.status() >= 300) {
      throw new IllegalStateException("The Stripe simulator answers " + answer + " to " + path);
    }
  }
}
