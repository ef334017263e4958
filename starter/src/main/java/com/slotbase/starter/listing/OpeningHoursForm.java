package com.slotbase.starter.listing;

import com.slotbase.starter.error.Violations;
import com.slotbase.workflows.domain.OpeningHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks when a listing is open. */
final class OpeningHoursForm {

  /** Seven days with an opening for each hour would be less useful than it is long. */
  private static final int MAX_OPENINGS = 50;

  private OpeningHoursForm() {}

  static @Nullable List<OpeningHours> check(
      List<ListingRequest.Hours> sent, String field, Violations violations) {
    if (!violations.require(
        !sent.isEmpty() && sent.size() <= MAX_OPENINGS, field, "must be 1 to 50 openings")) {
      return null;
    }
    var checked = new ArrayList<OpeningHours>();
    for (int i = 0; i < sent.size(); i++) {
      String at = "%s[%d]".formatted(field, i);
      OpeningHours hours = opening(sent.get(i), at, violations);
      if (hours == null) {
        return null;
      }
      violations.require(
          checked.stream().noneMatch(other -> overlap(other, hours)),
          at,
          "overlaps another opening");
      checked.add(hours);
    }
    return checked;
  }

  static void checkRoomForASlot(List<OpeningHours> hours, Duration slot, Violations violations) {
    for (int i = 0; i < hours.size(); i++) {
      violations.require(
          hours.get(i).length().compareTo(slot) >= 0,
          "openingHours[%d]".formatted(i),
          "is shorter than a slot");
    }
  }

  private static @Nullable OpeningHours opening(
      ListingRequest.Hours sent, String at, Violations violations) {
    Set<DayOfWeek> days = days(sent.days(), at + ".days", violations);
    OptionalInt from = time(sent.from(), at + ".from", violations);
    OptionalInt to = time(sent.to(), at + ".to", violations);
    if (days == null || from.isEmpty() || to.isEmpty()) {
      return null;
    }
    if (!violations.require(
        from.getAsInt() < to.getAsInt(), at + ".to", "must be later than from, on the same day")) {
      return null;
    }
    return new OpeningHours(
        days,
        LocalTime.ofSecondOfDay(from.getAsInt() * 60L),
        Duration.ofMinutes(to.getAsInt() - from.getAsInt()));
  }

  private static @Nullable Set<DayOfWeek> days(
      @Nullable List<DayOfWeek> sent, String field, Violations violations) {
    if (!violations.present(sent, field) || sent == null) {
      return null;
    }
    boolean valid = !sent.isEmpty() && Set.copyOf(sent).size() == sent.size();
    return violations.require(valid, field, "must be one or more days, each once")
        ? EnumSet.copyOf(sent)
        : null;
  }

  private static OptionalInt time(@Nullable String sent, String field, Violations violations) {
    if (!violations.present(sent, field) || sent == null) {
      return OptionalInt.empty();
    }
    OptionalInt minutes = ClockTime.minutes(sent);
    violations.require(minutes.isPresent(), field, "must be HH:mm, from 00:00 to 24:00");
    return minutes;
  }

  private static boolean overlap(OpeningHours one, OpeningHours other) {
    return one.days().stream().anyMatch(other.days()::contains)
        && one.from().toSecondOfDay() < end(other)
        && other.from().toSecondOfDay() < end(one);
  }

  private static long end(OpeningHours hours) {
    return hours.from().toSecondOfDay() + hours.length().toSeconds();
  }
}
