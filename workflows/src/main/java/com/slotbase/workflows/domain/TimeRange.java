package com.slotbase.workflows.domain;

import java.time.Duration;
import java.time.Instant;

/** A range of instants, its end exclusive: two ranges that only touch do not overlap. */
public record TimeRange(Instant start, Instant end) {

  public TimeRange {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("A range ends after it starts: " + start + " to " + end);
    }
  }

  public boolean overlaps(TimeRange other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  public Duration length() {
    return Duration.between(start, end);
  }
}
