package com.slotbase.local.vendor;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a vendor answers: JSON, unless its headers say otherwise. */
public record Answer(int status, Map<String, String> headers, String body) {

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer ok(JsonNode body) {
    return of(200, body);
  }

  public static Answer of(int status, JsonNode body) {
    return new Answer(status, Map.of(), Json.pretty(body));
  }

  public Answer withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }
}
