package com.slotbase.workflows.domain;

import java.util.List;

/**
 * What a cancellation gives back (C5): the first tier whose deadline is still ahead decides the
 * percentage, and a fixed fee is taken off.
 *
 * @param tiers in the order they are tried; empty means that nothing is ever given back
 * @param feeMinor in minor units of the booking's currency
 */
public record CancellationPolicy(List<Tier> tiers, long feeMinor) {

  /** Everything back until the start: what a listing without a policy of its own has. */
  public static final CancellationPolicy FULL_UNTIL_START =
      new CancellationPolicy(List.of(new Tier(0, 100)), 0);

  /** The most hours before the start that a tier may ask for: a year. */
  public static final int MAX_HOURS_BEFORE = 8760;

  public CancellationPolicy {
    tiers = List.copyOf(tiers);
    if (feeMinor < 0) {
      throw new IllegalArgumentException("A fee is never negative: " + feeMinor);
    }
  }

  /**
   * @param hoursBefore elapsed hours before the start, inclusive
   * @param percent of the price that is given back, 0 to 100
   */
  public record Tier(int hoursBefore, int percent) {
    public Tier {
      if (hoursBefore < 0 || hoursBefore > MAX_HOURS_BEFORE) {
        throw new IllegalArgumentException("hoursBefore is 0 to 8760: " + hoursBefore);
      }
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("percent is 0 to 100: " + percent);
      }
    }
  }
}
