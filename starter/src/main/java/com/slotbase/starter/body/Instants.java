package com.slotbase.starter.body;

import java.time.DateTimeException;
import java.time.Instant;

/** Instants as callers write them: ISO-8601, such as {@code 2026-03-01T09:00:00Z}. */
public final class Instants {

  /** PostgreSQL and every calendar library hold these; nobody books outside of them. */
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2199-12-31T23:59:59.999999999Z");

  private Instants() {}

  /**
   * @throws DateTimeException if it is malformed, or not of the years 1970 to 2199
   */
  public static Instant parse(String text) {
    Instant instant = Instant.parse(text);
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw new DateTimeException("Not of the years 1970 to 2199");
    }
    return instant;
  }
}
