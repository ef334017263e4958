package com.slotbase.adapters.booking;

import com.slotbase.adapters.database.TestDatabase;
import com.slotbase.adapters.idempotency.IdempotencyKey;
import com.slotbase.adapters.listing.ListingStore;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.CancellationPolicy;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.OpeningHours;
import com.slotbase.workflows.domain.TimeRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Listings and holds for tests, on the real database. */
public final class Bookings {

  public static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  /** A slot of a listing that is open all the time, well ahead. */
  public static final TimeRange SLOT =
      slot(Instant.now().truncatedTo(ChronoUnit.DAYS).plus(30, ChronoUnit.DAYS), 1);

  public final JdbcClient jdbc = TestDatabase.shared().jdbc();
  public final HoldStore holds = new HoldStore(jdbc);
  public final BookingStore store = new BookingStore(jdbc);
  public final ListingStore listings = new ListingStore(TestDatabase.shared().transaction(), jdbc);

  public static TimeRange slot(Instant start, int hours) {
    return new TimeRange(start, start.plus(hours, ChronoUnit.HOURS));
  }

  public Listing listing(int capacity, boolean onlinePayment) {
    var listing =
        new Listing(
            UUID.randomUUID().toString(),
            "acme",
            "Court 1",
            ZoneId.of("Europe/Madrid"),
            List.of(
                new OpeningHours(
                    EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, Duration.ofHours(24))),
            Duration.ofHours(1),
            capacity,
            new Money(4500, "EUR"),
            onlinePayment,
            null,
            CancellationPolicy.FULL_UNTIL_START,
            1);
    listings.insert(listing);
    return listing;
  }

  public HoldOutcome hold(
      Listing listing, TimeRange range, Duration hold, @Nullable IdempotencyKey key) {
    int slots = Math.toIntExact(range.length().toHours());
    return holds.hold(
        new HoldRequest(
            UUID.randomUUID().toString(), "alice", "alice", listing, range, slots, hold, key));
  }

  /** A hold that is won, or the test fails. */
  public Booking held(Listing listing, TimeRange range, Duration hold) {
    return switch (hold(listing, range, hold, null)) {
      case HoldOutcome.Held held -> held.booking();
      case HoldOutcome other -> throw new AssertionError("Not held: " + other);
    };
  }

  /** Ends a hold as time would. */
  public void runOut(Booking booking) {
    jdbc.sql("update booking set expires_at = now() - interval '1 ms' where id = :id")
        .param("id", booking.id())
        .update();
  }

  /** Lets the end of a booking's range come to pass. */
  public void end(Booking booking) {
    jdbc.sql(
            """
            with ended as (
              update booking set starts_at = now() - interval '1 h', ends_at = now() where id = :id
              returning id, starts_at, ends_at
            )
            update slot_claim set period = tstzrange(ended.starts_at, ended.ends_at)
            from ended where booking_id = ended.id
            """)
        .param("id", booking.id())
        .update();
  }

  public List<String> events(String bookingId) {
    return jdbc.sql("select type from booking_event where booking_id = :id order by id")
        .param("id", bookingId)
        .query(String.class)
        .list();
  }
}
