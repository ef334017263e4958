package com.slotbase.starter.listing;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times on the clock of a day, {@code 00:00} to {@code 24:00}, as minutes since its midnight. */
final class ClockTime {

  static final int MINUTES_A_DAY = 24 * 60;

  private static final Pattern FORM = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)");

  private ClockTime() {}

  static OptionalInt minutes(String text) {
    Matcher time = FORM.matcher(text);
    if (!time.matches()) {
      return OptionalInt.empty();
    }
    int minutes = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
    return minutes > MINUTES_A_DAY ? OptionalInt.empty() : OptionalInt.of(minutes);
  }

  static String of(int minutes) {
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }
}
