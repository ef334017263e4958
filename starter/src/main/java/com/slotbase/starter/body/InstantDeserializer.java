package com.slotbase.starter.body;

import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads an instant as ISO-8601, never as a number, within what {@link Instants} takes. */
final class InstantDeserializer extends StdDeserializer<Instant> {

  InstantDeserializer() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (Instant) context.handleUnexpectedToken(context.constructType(Instant.class), parser);
    }
    String text = parser.getString();
    try {
      return Instants.parse(text);
    } catch (DateTimeException malformed) {
      return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an instant");
    }
  }
}
