package com.slotbase.checker.booking;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were read at one moment of the database's clock.
 *
 * @param byId those that exist
 */
public record Reading<T>(Instant at, Map<String, T> byId) {

  public @Nullable T find(String id) {
    return byId.get(id);
  }
}
