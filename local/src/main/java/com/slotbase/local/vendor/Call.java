package com.slotbase.local.vendor;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a vendor.
 *
 * @param path relative to the vendor's base URL, beginning with a slash, without the query
 * @param query as sent, still encoded; empty when there is none
 * @param headers by lower-case name; of a repeated header the first
 * @param variables what the placeholders of the route's template stand for
 */
public record Call(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    String body,
    Map<String, String> variables) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The key under which this may be sent again, if there is one. */
  public Optional<String> idempotencyKey() {
    return header("Idempotency-Key").filter(key -> !key.isBlank());
  }

  /** The value of a placeholder that the route's template has. */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The route has no placeholder " + name);
    }
    return value;
  }

  Call with(Map<String, String> found) {
    return new Call(method, path, query, headers, body, found);
  }
}
