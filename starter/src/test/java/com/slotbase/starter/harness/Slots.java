package com.slotbase.starter.harness;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Hours to book, counted from the next midnight of UTC on. */
public final class Slots {

  private static final Instant TOMORROW =
      Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));

  private Slots() {}

  public static Instant hour(int hour) {
    return TOMORROW.plus(Duration.ofHours(hour));
  }

  /** The body that asks for the hours from one to another. */
  public static String wish(String listing, int from, int to) {
    return wish(listing, hour(from).toString(), hour(to).toString());
  }

  public static String wish(String listing, String start, String end) {
    return "{\"listingId\":\"%s\",\"start\":\"%s\",\"end\":\"%s\"}".formatted(listing, start, end);
  }

  /** The id at the end of a booking's path. */
  public static String id(String bookingPath) {
    return bookingPath.substring(bookingPath.lastIndexOf('/') + 1);
  }

  public static Answer hold(Client client, String listing, int hour) {
    return client.post("/v1/bookings", wish(listing, hour, hour + 1));
  }

  /** The path of a booking of that hour. */
  public static String held(Client client, String listing, int hour) {
    return hold(client, listing, hour).is(201).header("Location");
  }
}
