package com.slotbase.workflows.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** Listings for tests, said by what matters to a grid. */
final class Listings {

  private Listings() {}

  /**
   * @param openings such as {@code "08:00-22:00"} or {@code "00:00-24:00"}, on every day
   */
  static Listing open(ZoneId zone, Duration slot, int capacity, String... openings) {
    return open(zone, slot, capacity, Stream.of(openings).map(Listings::daily).toList());
  }

  static Listing open(ZoneId zone, Duration slot, int capacity, List<OpeningHours> openings) {
    return new Listing(
        "listing",
        "acme",
        "Court 1",
        zone,
        openings,
        slot,
        capacity,
        new Money(4500, "EUR"),
        true,
        null,
        CancellationPolicy.FULL_UNTIL_START,
        1);
  }

  static OpeningHours daily(String opening) {
    return on(EnumSet.allOf(DayOfWeek.class), opening);
  }

  static OpeningHours on(EnumSet<DayOfWeek> days, String opening) {
    String[] parts = opening.split("-");
    return new OpeningHours(
        days, LocalTime.parse(parts[0]), sinceMidnight(parts[1]).minus(sinceMidnight(parts[0])));
  }

  private static Duration sinceMidnight(String time) {
    String[] parts = time.split(":");
    return Duration.ofHours(Long.parseLong(parts[0])).plusMinutes(Long.parseLong(parts[1]));
  }
}
