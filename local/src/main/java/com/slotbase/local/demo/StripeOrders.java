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

  /** From now on every refund that is asked for fails. */
  void failRefunds() {
    order(
        "/_sim/faults",
        Map.of(
            "path", "/v1/refunds", "method", "POST", "kind", "error", "status", 500, "times", -1));
  }

  void work() {
    http.delete(base + "/_sim/faults", key);
  }

  /** The customer's bank disputes the charge. */
  void dispute(String paymentIntent) {
    order("/_sim/charges/" + paymentIntent + "/dispute", Map.of());
  }

  /** The bank decides for the club. */
  void winDispute(String paymentIntent) {
    var disputes = http.get(base + "/v1/disputes?payment_intent=" + paymentIntent, key).body();
    var dispute = disputes.path("data").path(0).path("id").asString();
    order("/_sim/disputes/" + dispute + "/close", Map.of("status", "won"));
  }

  /** What Stripe's own books say was given back, in cents. */
  long refundedMinor(String paymentIntent) {
    long minor = 0;
    var refunds = http.get(base + "/v1/refunds?payment_intent=" + paymentIntent, key).body();
    for (var refund : refunds.path("data")) {
      minor +=
          refund.path("status").asString().equals("succeeded") ? refund.path("amount").asLong() : 0;
    }
    return minor;
  }

  private void order(String path, Map<String, ?> body) {
    var answer = http.post(base + path, key, body);
    if (answer.status() >= 300) {
      throw new IllegalStateException("The Stripe simulator answers " + answer + " to " + path);
    }
  }
}
