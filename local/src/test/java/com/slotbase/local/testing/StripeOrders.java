package com.slotbase.local.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a test tells Stripe's simulator to do, and asks it afterwards. */
public final class StripeOrders {

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.shared();
  private final String base;

  public StripeOrders(String base) {
    this.base = base;
  }

  public void pay(String paymentIntentId, String card) {
    order(
        "POST",
        "/_sim/payment_intents/" + paymentIntentId + "/pay",
        "{\"card\":\"%s\"}".formatted(card));
  }

  /** See the simulator's faults; {@code more} is whatever the kind needs. */
  public void fault(String path, String method, String kind, String more, int times) {
    order(
        "POST",
        "/_sim/faults",
        "{\"path\":\"%s\",\"method\":\"%s\",\"kind\":\"%s\"%s,\"times\":%d}"
            .formatted(path, method, kind, more, times));
  }

  /** From now on: normal, duplicate, reordered, delayed or lost. */
  public void webhooks(String mode) {
    order("POST", "/_sim/webhooks", "{\"mode\":\"%s\"}".formatted(mode));
  }

  /** What becomes of a booking's next refunds: pending, failed or insufficient_balance. */
  public void nextRefunds(String bookingId, String outcome, int times) {
    order(
        "POST",
        "/_sim/refunds/next",
        "{\"about\":\"%s\",\"outcome\":\"%s\",\"times\":%d}".formatted(bookingId, outcome, times));
  }

  /** As in Stripe's dashboard, without a word to us; returns its id. */
  public String refundByHand(String paymentIntentId, long minor) {
    var request =
        HttpRequest.newBuilder(URI.create(base + "/v1/refunds"))
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

  /** As {@link #nextRefunds(String, int)}, for those of a booking; 0 times is as usual. */
  public void nextRefunds(String outcome, int times, String bookingId) {
    order(
        "POST",
        "/_sim/refunds/next",
        "{\"outcome\":\"%s\",\"times\":%d,\"about\":\"%s\"}".formatted(outcome, times, bookingId));
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

  public void clearFaults() {
    order("DELETE", "/_sim/faults", null);
  }

  /**
   * @param about a booking, or what is named otherwise, such as a PaymentIntent or a key
   */
  public JsonNode state(String about) {
    return json.readTree(order("GET", "/_sim/state?about=" + about, null));
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

  private String order(String method, String path, String body) {
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, publisher)
            .header("Content-Type", "application/json"));
  }

  private String send(HttpRequest.Builder order) {
    HttpRequest request = order.build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new AssertionError(
            request.method() + " " + request.uri().getPath() + ": " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
