package com.slotbase.starter.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** As much of Stripe as the starter asks for: PaymentIntents are made and read, and tests pay. */
public final class FakeStripe implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final Map<String, Intent> intents = new ConcurrentHashMap<>();
  private final Map<String, String> byKey = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean away;

  private record Intent(
      String id,
      long amount,
      String currency,
      String booking,
      String status,
      @Nullable Instant authorizedAt,
      boolean declined) {}

  FakeStripe() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on every call is answered 500, or none. */
  public void away(boolean away) {
    this.away = away;
  }

  /** The customer authorises it, at a time of the test's choice. */
  public void pay(String id, Instant at) {
    intents.computeIfPresent(
        id,
        (key, i) ->
            new Intent(i.id, i.amount, i.currency, i.booking, "requires_capture", at, false));
  }

  /** The customer's card is declined. */
  public void decline(String id) {
    intents.computeIfPresent(
        id,
        (key, i) ->
            new Intent(
                i.id, i.amount, i.currency, i.booking, "requires_payment_method", null, true));
  }

  /** Somebody changed the amount on the way. */
  public void tamper(String id, long amount) {
    intents.computeIfPresent(
        id,
        (key, i) ->
            new Intent(i.id, amount, i.currency, i.booking, i.status, i.authorizedAt, i.declined));
  }

  public int made() {
    return intents.size();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (away) {
        send(exchange, 500, Map.of("error", Map.of("type", "api_error", "message", "away")));
      } else if (path.equals("/v1/payment_intents")) {
        send(
            exchange,
            200,
            json(create(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body)));
      } else if (intents.get(path.substring(path.lastIndexOf('/') + 1)) instanceof Intent intent) {
        send(exchange, 200, json(intent));
      } else {
        send(
            exchange,
            404,
            Map.of("error", Map.of("type", "invalid_request_error", "message", "no such thing")));
      }
    }
  }

  private Intent create(String key, String body) {
    Map<String, String> form =
        Arrays.stream(body.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1])));
    String id = byKey.computeIfAbsent(key, k -> "pi_" + count.incrementAndGet());
    return intents.computeIfAbsent(
        id,
        i ->
            new Intent(
                i,
                Long.parseLong(form.get("amount")),
                form.get("currency"),
                form.get("metadata[booking_id]"),
                "requires_payment_method",
                null,
                false));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, Object> json(Intent intent) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", intent.id);
    json.put("object", "payment_intent");
    json.put("amount", intent.amount);
    json.put("currency", intent.currency);
    json.put("client_secret", intent.id + "_secret");
    json.put("livemode", false);
    json.put("capture_method", "manual");
    json.put("status", intent.status);
    json.put("metadata", Map.of("booking_id", intent.booking));
    if (intent.declined) {
      json.put("last_payment_error", Map.of("code", "card_declined", "type", "card_error"));
    }
    if (intent.authorizedAt != null) {
      json.put(
          "latest_charge",
          Map.of(
              "id",
              "ch_" + intent.id,
              "object",
              "charge",
              "created",
              intent.authorizedAt.getEpochSecond(),
              "paid",
              true,
              "captured",
              false,
              "status",
              "succeeded"));
    }
    return json;
  }

  private static void send(HttpExchange exchange, int status, Object json) throws IOException {
    byte[] body = JSON.writeValueAsBytes(json);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
