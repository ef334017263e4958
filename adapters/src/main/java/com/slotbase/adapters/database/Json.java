package com.slotbase.adapters.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Our values as {@code jsonb}: what is stored may have more fields than the reader knows. */
public final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * Escapes one by one, so that an escaped backslash begins none; group 1: what is not storable.
   */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\u[dD][89abAB]\\p{XDigit}{2}\\\\u[dD][c-fC-F]\\p{XDigit}{2}"
              + "|(\\\\u(?:0000|[dD][89a-fA-F]\\p{XDigit}{2}))"
              + "|\\\\.");

  private Json() {}

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Can't be written as JSON: " + value.getClass(), e);
    }
  }

  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Stored JSON can't be read as " + type, e);
    }
  }

  /**
   * JSON of others as {@code jsonb} takes it: NUL and halves of surrogate pairs, which it refuses,
   * are U+FFFD then, and everything else is as it was.
   *
   * @see <a href="https://www.postgresql.org/docs/current/datatype-json.html">JSON types</a>
   */
  public static String storable(String json) {
    return ESCAPE
        .matcher(json)
        .replaceAll(escape ->
            escape.group(1) == null ? Matcher.quoteReplacement(escape.group()) : "\\\\ufffd");
  }
}
