package com.slotbase.checker.history;

/**
 * How Temporal is reached.
 *
 * @param address host and port
 * @param maxHistories how many stories of those that ended, and of those that run, are looked into:
 *     the newest
 */
public record TemporalAccess(String address, String namespace, int maxHistories) {

  /** A second or two of reading. */
  public static final int USUAL_HISTORIES = 1_000;
}
