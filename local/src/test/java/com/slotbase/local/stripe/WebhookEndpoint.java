package com.slotbase.local.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.StripeObject;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The receiving end of the webhooks: keeps the events whose signature stripe-java accepts. */
final class WebhookEndpoint implements AutoCloseable {
  static final String SECRET = "whsec_test";

  private final HttpServer server;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private volatile int status = 200;

  WebhookEndpoint() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
            events.add(Webhook.constructEvent(body, signature, SECRET));
            exchange.sendResponseHeaders(status, -1);
          } catch (SignatureVerificationException e) {
            exchange.sendResponseHeaders(400, -1);
          }
        });
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:%d/webhooks".formatted(server.getAddress().getPort()));
  }

  void answerWith(int newStatus) {
    status = newStatus;
  }

  /** Every event that arrived, in the order of arrival, those it did not take included. */
  List<Event> events() {
    return List.copyOf(events);
  }

  /** The objects that arrived with events of a type, in the order of arrival. */
  <T extends StripeObject> List<T> told(String type, Class<T> kind) {
    return events.stream()
        .filter(event -> event.getType().equals(type))
        .map(event -> kind.cast(event.getDataObjectDeserializer().getObject().orElseThrow()))
        .toList();
  }

  List<String> types() {
    return events.stream().map(Event::getType).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
