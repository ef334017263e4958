package com.slotbase.local.vendor;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON trees. The simulators keep and send vendors' objects as trees rather than as classes, so
 * that a field has exactly one place where it is named.
 */
public final class Json {
  private static final JsonMapper COMPACT = JsonMapper.builder().build();
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * Parses a text.
   *
   * @throws tools.jackson.core.JacksonException when the text is not JSON
   */
  public static JsonNode read(String text) {
    return COMPACT.readTree(text);
  }

  public static String compact(JsonNode node) {
    return COMPACT.writeValueAsString(node);
  }

  /**
   * Over several lines, as vendors send it: whoever verifies a signature must use the raw bytes.
   */
  public static String pretty(JsonNode node) {
    return PRETTY.writeValueAsString(node);
  }
}
