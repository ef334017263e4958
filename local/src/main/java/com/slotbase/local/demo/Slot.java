package com.slotbase.local.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A slot of the court, as the API writes it. */
record Slot(String start, String end) {

  /** Where the court is. */
  static final ZoneId ZONE = ZoneId.of("Europe/Madrid");

  private static final DateTimeFormatter SPOKEN =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH).withZone(ZONE);

  /** When it starts, by the clock at the court. */
  String spoken() {
    return SPOKEN.format(Instant.parse(start));
  }
}
