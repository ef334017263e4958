package com.slotbase.starter.body;

import com.slotbase.starter.error.ApiException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people write for people. */
public final class FreeText {

  /** In lines; no control characters, which neither the database nor a log bears. */
  private static final Pattern TEXT = Pattern.compile("(?:[^\\p{Cc}\\p{Cs}]|[\\t\\r\\n]){1,500}");

  private FreeText() {}

  /**
   * @throws ApiException if it is there and not 1 to 500 characters of text
   */
  public static @Nullable String optional(String field, @Nullable String text) {
    if (text != null && !TEXT.matcher(text).matches()) {
      throw ApiException.invalid(field, "must be 1 to 500 characters of text");
    }
    return text;
  }

  /**
   * @throws ApiException if it is not there, blank, or not 1 to 500 characters of text
   */
  public static String required(String field, @Nullable String text) {
    String given = optional(field, text);
    if (given == null || given.isBlank()) {
      throw ApiException.invalid(field, "must be there: who reads it later has to understand why");
    }
    return given;
  }
}
