package com.slotbase.starter.booking;

import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.error.Violations;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.SlotGrid;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Ranges as callers ask for them, and what can be wrong with one. */
public final class Ranges {

  /** Nobody books longer, and a grid of years would be slow to lay. */
  private static final Duration LONGEST = Duration.ofDays(31);

  private Ranges() {}

  /**
   * The range that was sent.
   *
   * @return null if anything is wrong with it, which was noted
   */
  public static @Nullable TimeRange sent(
      @Nullable Instant start, @Nullable Instant end, Violations violations) {
    violations.present(start, "start");
    violations.present(end, "end");
    if (start == null
        || end == null
        || !violations.require(start.isBefore(end), "end", "must be later than start")
        || !violations.require(
            Duration.between(start, end).compareTo(LONGEST) <= 0,
            "end",
            "must be at most 31 days later than start")) {
      return null;
    }
    return new TimeRange(start, end);
  }

  /**
   * How many slots of a listing a range is made of.
   *
   * @throws ApiException if it is not made of whole ones
   */
  public static int slots(Listing listing, TimeRange range) {
    return new SlotGrid(listing)
        .slotsIn(range)
        .orElseThrow(() ->
            ApiException.invalid("start", "must, with end, be whole slots of the listing's grid"));
  }

  /** The refusal of a range that has begun. */
  public static ApiException past() {
    return ApiException.invalid("start", "must be in the future");
  }

  /** The refusal of a range that costs more than any payment can be. */
  public static ApiException tooDear() {
    return ApiException.invalid("end", "makes it dearer than any payment can be");
  }
}
