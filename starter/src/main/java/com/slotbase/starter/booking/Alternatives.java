package com.slotbase.starter.booking;

import com.slotbase.adapters.booking.BookingStore;
import com.slotbase.workflows.domain.Availability;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The next free times of the same length, for who came too late (B2). */
@Component
public class Alternatives {

  private static final int MOST = 5;

  /** Most find theirs within a day; only who does not has more of the grid laid. */
  private static final List<Duration> HORIZONS =
      List.of(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(31));

  private final BookingStore bookings;
  private final Clock clock;

  Alternatives(BookingStore bookings, Clock clock) {
    this.bookings = bookings;
    this.clock = clock;
  }

  /** Up to five, the soonest first, none before the one that was taken and none in the past. */
  public List<TimeRange> to(TimeRange taken, int slots, Listing listing) {
    Instant now = clock.instant();
    Instant from = taken.start().isAfter(now) ? taken.start() : now;
    List<TimeRange> found = List.of();
    for (Duration horizon : HORIZONS) {
      // A range that starts within the horizon ends within it, too: what is looked at is what
      // counts.
      Instant to = from.plus(taken.length()).plus(horizon);
      found =
          new Availability(listing, bookings.claims(listing.id(), new TimeRange(from, to)))
              .nextFree(slots, from, to, MOST);
      if (found.size() == MOST) {
        break;
      }
    }
    return found;
  }
}
