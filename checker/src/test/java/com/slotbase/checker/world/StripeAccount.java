package com.slotbase.checker.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Books that a test writes and the checker reads over HTTP as it reads Stripe's, in short pages.
 */
public final class StripeAccount implements AutoCloseable {

  /** Short, so that every test turns pages. */
  private static final int PAGE_SIZE = 2;

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, ObjectNode> intents = new LinkedHashMap<>();
  private final Map<String, ObjectNode> events = new LinkedHashMap<>();
  private final HttpServer server;
  private volatile int refusals;

  StripeAccount() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/payment_intents", exchange -> answer(exchange, intents));
    server.createContext("/v1/events", exchange -> answer(exchange, events));
    server.start();
  }

  public String apiBase() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** A new PaymentIntent that no card was tried for. */
  public synchronized String open(String bookingId, long amountMinor, String currency) {
    String id = "pi_" + (intents.size() + 1);
    ObjectNode intent = json.createObjectNode();
    intent.put("id", id).put("status", "requires_payment_method").put("amount", amountMinor);
    intent.put("amount_received", 0).put("currency", currency.toLowerCase(Locale.ROOT));
    intent.putObject("metadata").put("booking_id", bookingId);
    intent.putNull("latest_charge");
    intents.put(id, intent);
    return id;
  }

  public synchronized void authorise(String id, Instant at) {
    intent(id)
        .put("status", "requires_capture")
        .putObject("latest_charge")
        .put("created", at.getEpochSecond())
        .put("amount_refunded", 0);
  }

  /** Takes the money, and tells of it. */
  public synchronized void capture(String id, long amountMinor) {
    intent(id).put("status", "succeeded").put("amount_received", amountMinor);
    tellOfCapture(id);
  }

  public synchronized void tellOfCapture(String id) {
    ObjectNode event = json.createObjectNode();
    event.put("id", "evt_" + (events.size() + 1)).put("type", "payment_intent.succeeded");
    event.putObject("data").set("object", intent(id).deepCopy());
    events.put(event.path("id").asText(), event);
  }

  public synchronized void refund(String id, long amountMinor) {
    ((ObjectNode) intent(id).path("latest_charge")).put("amount_refunded", amountMinor);
  }

  public synchronized void cancel(String id) {
    intent(id).put("status", "canceled");
  }

  public synchronized void forget(String id) {
    intents.remove(id);
  }

  /** The next calls are answered with 503. */
  public void refuse(int calls) {
    refusals = calls;
  }

  private ObjectNode intent(String id) {
    return Objects.requireNonNull(intents.get(id), id);
  }

  private synchronized void answer(HttpExchange exchange, Map<String, ObjectNode> table)
      throws IOException {
    String path = exchange.getRequestURI().getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (refusals > 0) {
      refusals--;
      send(exchange, 503, json.createObjectNode());
    } else if (last.equals("payment_intents") || last.equals("events")) {
      send(exchange, 200, page(exchange.getRequestURI().getQuery(), table.values()));
    } else if (table.containsKey(last)) {
      send(exchange, 200, table.get(last));
    } else {
      send(exchange, 404, json.createObjectNode());
    }
  }

  /** The newest first, going on after an id. */
  private JsonNode page(String query, Collection<ObjectNode> objects) {
    List<ObjectNode> newestFirst = new ArrayList<>(objects).reversed();
    int from = 0;
    for (String parameter : query.split("&")) {
      if (parameter.startsWith("starting_after=")) {
        String after = parameter.substring("starting_after=".length());
        from =
            newestFirst.stream().map(object -> object.path("id").asText()).toList().indexOf(after)
                + 1;
      }
    }
    int to = Math.min(newestFirst.size(), from + PAGE_SIZE);
    ObjectNode page = json.createObjectNode().put("has_more", to < newestFirst.size());
    newestFirst.subList(from, to).forEach(page.putArray("data")::add);
    return page;
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
