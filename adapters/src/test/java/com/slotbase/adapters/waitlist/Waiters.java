package com.slotbase.adapters.waitlist;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.database.Sql.timestamp;
import static java.util.Objects.requireNonNull;

import com.slotbase.adapters.booking.Bookings;
import com.slotbase.adapters.booking.HoldOutcome;
import com.slotbase.adapters.booking.HoldRequest;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** People who wait, on the real database. */
final class Waiters {

  final Bookings bookings = new Bookings();
  final WaitlistStore store = new WaitlistStore(bookings.jdbc);
  final WaitlistSweep sweep = new WaitlistSweep(bookings.jdbc);

  /** A person who was never seen before. */
  static String person(String name) {
    return name + "-" + UUID.randomUUID();
  }

  Booking heldBy(String person, Listing listing, TimeRange range, Duration hold) {
    return switch (hold(person, listing, range, hold)) {
      case HoldOutcome.Held held -> held.booking();
      case HoldOutcome other -> throw new AssertionError("Not held: " + other);
    };
  }

  HoldOutcome hold(String person, Listing listing, TimeRange range, Duration hold) {
    return bookings.holds.hold(
        new HoldRequest(
            UUID.randomUUID().toString(),
            person,
            person,
            listing,
            range,
            Math.toIntExact(range.length().toHours()),
            hold,
            null));
  }

  /** A booking of somebody's that is confirmed. */
  Booking confirmed(String person, Listing listing, TimeRange range) {
    Booking held = heldBy(person, listing, range, FIVE_MINUTES);
    bookings.store.confirmWithoutPayment(held.id(), person);
    return bookings.store.find(held.id()).orElseThrow();
  }

  String joins(String person, Listing listing, TimeRange range) {
    return joins(person, listing, range, FIVE_MINUTES);
  }

  String joins(String person, Listing listing, TimeRange range, Duration hold) {
    Listing now = bookings.listings.find(listing.id()).orElseThrow();
    int slots = Math.toIntExact(range.length().toHours());
    return switch (store.join(new WaitlistStore.Wish(person, now, range, slots, hold))) {
      case JoinOutcome.Joined joined -> joined.entryId();
      case JoinOutcome other -> throw new AssertionError("Not joined: " + other);
    };
  }

  WaitlistEntry entry(String id) {
    return store.find(id).orElseThrow();
  }

  WaitlistStatus status(String id) {
    return entry(id).status();
  }

  /** The booking that an entry is, or was, offered. */
  Booking offered(String id) {
    return bookings.store.find(requireNonNull(entry(id).offer()).bookingId()).orElseThrow();
  }

  boolean move(Booking booking, TimeRange to) {
    return bookings
        .jdbc
        .sql("select reschedule_booking(:id, :start, :end, 4500, 'staff', '[]', '{}')")
        .param("id", booking.id())
        .param("start", timestamp(to.start()))
        .param("end", timestamp(to.end()))
        .query(Boolean.class)
        .single();
  }

  /** Changes what decides how much there is to wait for. */
  Optional<Listing> change(Listing listing, Duration slot, int capacity) {
    return bookings.listings.replace(
        new Listing(
            listing.id(),
            listing.sellerId(),
            listing.name(),
            listing.timeZone(),
            listing.openingHours(),
            slot,
            capacity,
            listing.price(),
            listing.onlinePayment(),
            listing.hold(),
            listing.cancellationPolicy(),
            listing.version()));
  }

  /** Who occupies a range now, by person; a hold that is over occupies it until it is released. */
  List<String> owners(Listing listing) {
    return bookings
        .jdbc
        .sql(
            """
            select b.customer_id from slot_claim c join booking b on b.id = c.booking_id
            where c.listing_id = :listing order by c.unit, c.period
            """)
        .param("listing", listing.id())
        .query(String.class)
        .list();
  }
}
