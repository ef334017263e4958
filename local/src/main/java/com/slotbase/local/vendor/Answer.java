package com.slotbase.local.vendor;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a vendor answers. */
public record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {

  private static final String JSON = "application/json";

  /**
   * What a page may load and do: its own styles, and nothing from anywhere. What it shows was
   * written by strangers.
   */
  private static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'";

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer ok(JsonNode body) {
    return of(200, body);
  }

  public static Answer of(int status, JsonNode body) {
    return json(status, Json.pretty(body));
  }

  /** JSON as it was written before. */
  public static Answer json(int status, String body) {
    return new Answer(status, JSON, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  /** A page for people. */
  public static Answer html(int status, String body) {
    return new Answer(
        status,
        "text/html; charset=utf-8",
        Map.of("Content-Security-Policy", CONTENT_POLICY, "X-Content-Type-Options", "nosniff"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** A file that a browser saves and never shows, whatever is in it. */
  public static Answer file(byte[] content, String filename) {
    return new Answer(
        200,
        "application/octet-stream",
        Map.of(
            "Content-Disposition",
            "attachment; filename=\"%s\"".formatted(filename.replaceAll("[^A-Za-z0-9._-]", "_")),
            "X-Content-Type-Options",
            "nosniff"),
        content);
  }

  public Answer withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Answer(status, contentType, more, body);
  }

  /** Of a body that is text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
