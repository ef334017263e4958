package com.slotbase.local.vendor;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Between the JDK's HTTP server and the simulators' own calls and answers. */
final class Exchanges {
  private static final int MAX_BODY_BYTES = 1024 * 1024;

  private Exchanges() {}

  /** The request relative to its vendor's base URL; empty when its body is too large. */
  static Optional<Call> read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      return Optional.empty();
    }
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().getFirst());
    }
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    return Optional.of(
        new Call(
            exchange.getRequestMethod(),
            path.substring(exchange.getHttpContext().getPath().length()),
            query == null ? "" : query,
            Map.copyOf(headers),
            new String(body, StandardCharsets.UTF_8),
            Map.of()));
  }

  static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body();
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
