package com.slotbase.workflows.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Set;

/**
 * When a listing is open on some days of the week, in its own zone.
 *
 * @param from the first slot starts here
 * @param length from {@code from} to the closing time on the clock; up to 24 h, as {@code 24:00} is
 *     the midnight that ends the day
 */
public record OpeningHours(Set<DayOfWeek> days, LocalTime from, Duration length) {

  private static final Duration DAY = Duration.ofHours(24);

  public OpeningHours {
    days = Set.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("Opening hours need at least one day");
    }
    if (!length.isPositive()
        || Duration.between(LocalTime.MIN, from).plus(length).compareTo(DAY) > 0) {
      throw new IllegalArgumentException("Opening hours end after they start, within the day");
    }
  }

  boolean openOn(LocalDate day) {
    return days.contains(day.getDayOfWeek());
  }

  /** A local time that a clock change skips is moved on by what was skipped, as the clock is. */
  Instant opensOn(LocalDate day, ZoneId zone) {
    return day.atTime(from).atZone(zone).toInstant();
  }

  /**
   * A local time that a clock change skips has passed once the clock has jumped; moved on as an
   * opening is, it would reach into the opening after the jump.
   */
  Instant closesOn(LocalDate day, ZoneId zone) {
    LocalDateTime closes = day.atTime(from).plus(length);
    ZoneOffsetTransition jump = zone.getRules().getTransition(closes);
    return jump != null && jump.isGap() ? jump.getInstant() : closes.atZone(zone).toInstant();
  }
}
