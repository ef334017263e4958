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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Books that a test writes and the checker reads over HTTP as it reads Stripe's, in short pages.
 */
public final class StripeAccount implements AutoCloseable {

  /** Short, so that every test turns pages. */
  private static final int PAGE_SIZE = 2;

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, ObjectNode> intents = new LinkedHashMap<>();
  private final Map<String, ObjectNode> refunds = new LinkedHashMap<>();
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
    server.createContext("/v1/refunds", exchange -> answer(exchange, refunds));
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
    tell("payment_intent.succeeded", intent(id), Instant.now());
  }

  private void tell(String type, ObjectNode object, Instant at) {
    ObjectNode event = json.createObjectNode();
    event.put("id", "evt_" + (events.size() + 1)).put("type", type);
    event.put("created", at.getEpochSecond());
    event.putObject("data").set("object", object.deepCopy());
    events.put(event.path("id").asText(), event);
  }

  /**
   * Money goes back.
   *
   * @param refundId ours; null for one that was made by hand
   * @param succeeded else it is pending
   */
  public synchronized String makeRefund(
      String intentId, @Nullable String refundId, long amountMinor, boolean succeeded) {
    String id = "re_" + (refunds.size() + 1);
    ObjectNode refund = json.createObjectNode();
    refund.put("id", id).put("status", succeeded ? "succeeded" : "pending");
    refund.put("payment_intent", intentId).put("amount", amountMinor);
    refund.put("currency", intent(intentId).path("currency").asText());
    refund.put("created", Instant.now().getEpochSecond());
    ObjectNode metadata = refund.putObject("metadata");
    if (refundId != null) {
      metadata.put("refund_id", refundId);
    }
    refunds.put(id, refund);
    return id;
  }

  /** It was made so long ago, instead of now. */
  public synchronized void dateBack(String refundId, Duration ago) {
    refundNode(refundId).put("created", Instant.now().minus(ago).getEpochSecond());
  }

  public synchronized void failRefund(String refundId) {
    failRefund(refundId, Duration.ZERO);
  }

  public synchronized void failRefund(String refundId, Duration ago) {
    tell("refund.failed", refundNode(refundId).put("status", "failed"), Instant.now().minus(ago));
  }

  public synchronized void changeAmount(String refundId, long amountMinor) {
    refundNode(refundId).put("amount", amountMinor);
  }

  public synchronized void forgetRefund(String refundId) {
    refunds.remove(refundId);
  }

  private ObjectNode refundNode(String id) {
    return Objects.requireNonNull(refunds.get(id), id);
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
    } else if (List.of("payment_intents", "refunds", "events").contains(last)) {
      send(exchange, 200, page(exchange.getRequestURI().getQuery(), table.values()));
    } else if (table.containsKey(last)) {
      send(exchange, 200, table.get(last));
    } else {
      send(exchange, 404, json.createObjectNode());
    }
  }

  /** The newest first, those that have a property if that is asked for, going on after an id. */
  private JsonNode page(String query, Collection<ObjectNode> objects) {
    List<ObjectNode> newestFirst = new ArrayList<>(objects).reversed();
    int from = 0;
    for (String parameter : query.split("&")) {
      String[] of = parameter.split("=", 2);
      switch (of[0]) {
        case "payment_intent", "type" ->
            newestFirst.removeIf(object -> !object.path(of[0]).asText().equals(of[1]));
        case "starting_after" ->
            from =
                newestFirst.stream()
                        .map(object -> object.path("id").asText())
                        .toList()
                        .indexOf(of[1])
                    + 1;
        default -> {}
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
