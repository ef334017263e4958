package com.slotbase.local.vendor;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON body of an order under {@code _sim}. Whatever does not fit is a {@link BadOrder}, so
 * that a misspelt order is never taken for one that was carried out.
 */
public final class Order {
  private final JsonNode body;

  private Order(JsonNode body) {
    this.body = body;
  }

  /** Reads a body that may have the given fields only; an empty one counts as <code>{}</code>. */
  public static Order of(Call call, String... fields) {
    JsonNode body = parse(call.body());
    if (!body.isObject()) {
      throw new BadOrder("The body must be a JSON object.");
    }
    Set<String> unknown = new TreeSet<>(body.propertyNames());
    unknown.removeAll(Set.of(fields));
    if (!unknown.isEmpty()) {
      throw new BadOrder("Unknown field " + String.join(", ", unknown) + ".");
    }
    return new Order(body);
  }

  private static JsonNode parse(String text) {
    try {
      return text.isBlank() ? Json.object() : Json.read(text);
    } catch (JacksonException e) {
      throw new BadOrder("The body is not JSON.");
    }
  }

  public String text(String field) {
    return optionalText(field).orElseThrow(() -> new BadOrder("Field " + field + " is missing."));
  }

  public Optional<String> optionalText(String field) {
    return present(field)
        .map(value -> {
          if (!value.isString()) {
            throw new BadOrder("Field " + field + " must be a string.");
          }
          return value.asString();
        });
  }

  public boolean truth(String field) {
    JsonNode value =
        present(field).orElseThrow(() -> new BadOrder("Field " + field + " is missing."));
    if (!value.isBoolean()) {
      throw new BadOrder("Field " + field + " must be true or false.");
    }
    return value.asBoolean();
  }

  /** A whole number between the bounds, both included. */
  public Optional<Integer> number(String field, int least, int most) {
    return present(field)
        .map(value -> {
          if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            throw new BadOrder(
                "Field %s must be a whole number from %d to %d.".formatted(field, least, most));
          }
          return value.asInt();
        });
  }

  private Optional<JsonNode> present(String field) {
    return Optional.ofNullable(((ObjectNode) body).get(field)).filter(value -> !value.isNull());
  }
}
