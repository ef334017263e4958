package com.slotbase.local.testing;

import java.net.http.HttpRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a test tells Stripe's simulator to do, and asks it afterwards. */
public final class StripeOrders extends VendorOrders {

  public StripeOrders(String base) {
    super(base);
  }

  public void pay(String paymentIntentId, String card) {
    order(
        "POST",
        "/_sim/payment_intents/" + paymentIntentId + "/pay",
        "{\"card\":\"%s\"}".formatted(card));
  }

  /** From now on: normal, duplicate, reordered, delayed or lost. */
  public void webhooks(String mode) {
    order("POST", "/_sim/webhooks", "{\"mode\":\"%s\"}".formatted(mode));
  }

  /**
   * What becomes of a booking's next refunds: pending, failed or insufficient_balance.
   *
   * @param times how many; 0 is as usual
   */
  public void nextRefunds(String bookingId, String outcome, int times) {
    order(
        "POST",
        "/_sim/refunds/next",
        "{\"about\":\"%s\",\"outcome\":\"%s\",\"times\":%d}".formatted(bookingId, outcome, times));
  }

  /** As in Stripe's dashboard, without a word to us; returns its id. */
  public String refundByHand(String paymentIntentId, long minor) {
    var request =
        HttpRequest.newBuilder(uri("/v1/refunds"))
            .header("Authorization", "Bearer sk_test_dashboard")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "payment_intent=" + paymentIntentId + "&amount=" + minor));
    return json.readTree(send(request)).get("id").asString();
  }

  /**
   * From now on calls about a booking fail in every way there is.
   *
   * @param percent of them, the same ones of each route for the same seed
   * @param ms how long the slow ones take
   */
  public void failByChance(String bookingId, int percent, int seed, int ms) {
    order(
        "POST",
        "/_sim/faults",
        "{\"path\":\"/v1/**\",\"kind\":\"any\",\"percent\":%d,\"seed\":%d,\"ms\":%d,\"about\":\"%s\",\"times\":-1}"
            .formatted(percent, seed, ms, bookingId));
  }

  /** Clears what was ordered for a booking alone. */
  public void clearFaults(String bookingId) {
    order("DELETE", "/_sim/faults", "{\"about\":\"%s\"}".formatted(bookingId));
  }

  /** As {@link #webhooks(String)}, for the events of a booking. */
  public void webhooks(String mode, String bookingId) {
    order(
        "POST", "/_sim/webhooks", "{\"mode\":\"%s\",\"about\":\"%s\"}".formatted(mode, bookingId));
  }

  /** A pending refund is paid out. */
  public void succeedRefund(String refundId) {
    order("POST", "/_sim/refunds/" + refundId + "/succeed", null);
  }

  /** A refund fails that was pending or had succeeded. */
  public void failRefund(String refundId, String reason) {
    order("POST", "/_sim/refunds/" + refundId + "/fail", "{\"reason\":\"%s\"}".formatted(reason));
  }

  /** Opens a dispute over all that is not refunded, and answers with it. */
  public JsonNode dispute(String paymentIntentOrChargeId) {
    return json.readTree(
        order("POST", "/_sim/charges/" + paymentIntentOrChargeId + "/dispute", null));
  }

  /** A dispute ends: won or lost. */
  public void closeDispute(String disputeId, String status) {
    order(
        "POST", "/_sim/disputes/" + disputeId + "/close", "{\"status\":\"%s\"}".formatted(status));
  }

  /** Every refund that Stripe has made of a payment, failed ones too, oldest first. */
  public List<JsonNode> refundsOf(String paymentIntentId) {
    return state(paymentIntentId).get("refunds").values().stream()
        .filter(refund -> refund.get("payment_intent").asString().equals(paymentIntentId))
        .toList();
  }

  /** How often Stripe tells that the money of a PaymentIntent was taken. */
  public int captures(String paymentIntentId) {
    int captures = 0;
    for (JsonNode event : state(paymentIntentId).get("events")) {
      boolean succeeded = event.get("type").asString().equals("payment_intent.succeeded");
      if (succeeded && event.at("/data/object/id").asString().equals(paymentIntentId)) {
        captures++;
      }
    }
    return captures;
  }

  /** Stripe's own word for where a PaymentIntent stands. */
  public String status(String paymentIntentId) {
    for (JsonNode intent : state(paymentIntentId).get("paymentIntents")) {
      if (intent.get("id").asString().equals(paymentIntentId)) {
        return intent.get("status").asString();
      }
    }
    throw new AssertionError("Stripe has no " + paymentIntentId);
  }
}
