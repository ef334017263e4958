package com.slotbase.adapters.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Conversions between the driver's types and ours. */
public final class Sql {

  private Sql() {}

  /** The driver binds {@code OffsetDateTime}, not {@code Instant}. */
  public static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /**
   * Reads a number of seconds as the time that is left: up to the next millisecond, so that who
   * waits for it never comes too early.
   */
  public static Duration timeLeft(ResultSet row, String column) throws SQLException {
    return Duration.ofMillis((long) Math.ceil(row.getDouble(column) * 1000));
  }
}
