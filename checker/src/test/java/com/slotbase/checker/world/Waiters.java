package com.slotbase.checker.world;

import com.slotbase.adapters.outbox.Outbox;
import com.slotbase.adapters.waitlist.JoinOutcome;
import com.slotbase.adapters.waitlist.WaitlistStore;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Duration;
import java.util.Objects;

/** The part of the world in which people wait: each method is a step of it. */
public final class Waiters {

  private static final Duration HOLD = Duration.ofMinutes(5);

  private final World world;
  private final Listing listing;
  private final WaitlistStore store;
  private final Outbox outbox;

  Waiters(World world, Listing listing, ScratchDatabase database, Outbox outbox) {
    this.world = world;
    this.listing = listing;
    this.outbox = outbox;
    store = new WaitlistStore(database.application());
  }

  /** A place for a range; an offer at once if it is free. */
  public String joins(String person, TimeRange range) {
    return switch (store.join(new WaitlistStore.Wish(person, listing, range, 1, HOLD))) {
      case JoinOutcome.Joined joined -> {
        outbox.dispatch(10, events -> events);
        yield joined.entryId();
      }
      case JoinOutcome other -> throw new AssertionError("Not joined: " + other);
    };
  }

  /** A place for a slot that somebody else holds. */
  public String waiting(String person) {
    TimeRange range = world.freshSlot();
    world.hold(range, null);
    return joins(person, range);
  }

  /** A place that was offered a slot that nobody had. */
  public String offered(String person) {
    return joins(person, world.freshSlot());
  }

  public String accepted(String person) {
    String entry = offered(person);
    store.accept(entry, person);
    return entry;
  }

  public String declined(String person) {
    String entry = offered(person);
    store.decline(entry, person);
    outbox.dispatch(10, events -> events);
    return entry;
  }

  public String lapsed(String person) {
    String entry = offered(person);
    world.runOut(booking(entry), Duration.ofSeconds(1));
    world.settle(booking(entry), new BookingNews.None());
    return entry;
  }

  public String booked(String person) {
    String entry = accepted(person);
    world.confirmByStaff(booking(entry));
    return entry;
  }

  /** A place of somebody's who let go what they waited for. */
  public String left() {
    TimeRange range = world.freshSlot();
    String held = world.hold(range, null);
    String entry = joins("alice", range);
    world.cancelHold(held);
    outbox.dispatch(10, events -> events);
    return entry;
  }

  public String booking(String entry) {
    return Objects.requireNonNull(store.find(entry).orElseThrow().offer()).bookingId();
  }
}
