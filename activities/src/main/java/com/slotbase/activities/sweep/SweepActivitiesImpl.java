package com.slotbase.activities.sweep;

import com.slotbase.adapters.booking.BookingSweep;
import com.slotbase.adapters.booking.BookingSweep.LeftOver;
import com.slotbase.adapters.webhook.Receipt;
import com.slotbase.adapters.webhook.StripeEvent;
import com.slotbase.adapters.webhook.StripeInbox;
import com.slotbase.workflows.booking.BookingStories;
import com.slotbase.workflows.sweep.SweepActivities;
import com.slotbase.workflows.sweep.SweepWorkflow.SweepReport;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pass: bounded, each part for itself, and what fails is found again by the next. */
public final class SweepActivitiesImpl implements SweepActivities {

  private static final Logger log = LoggerFactory.getLogger(SweepActivitiesImpl.class);

  private static final int BATCH = 500;

  /** Bookings that are moved on in one pass: a rush of a day is dealt with in one minute. */
  private static final int MOST_MOVED = 100_000;

  private static final int MOST_WOKEN = 1_000;
  private static final int MOST_RETRIED = 200;

  /** While Stripe hangs, each event takes seconds; the rest of the pass must not wait for it. */
  private static final Duration MOST_RETRYING = Duration.ofSeconds(30);

  private static final int MOST_FORGOTTEN = 10_000;
  private static final Duration WAKE_DEADLINE = Duration.ofSeconds(5);

  private final BookingSweep bookings;
  private final StripeInbox inbox;
  private final BookingStories stories;
  private final InstantSource clock = InstantSource.system();

  public SweepActivitiesImpl(BookingSweep bookings, StripeInbox inbox, BookingStories stories) {
    this.bookings = bookings;
    this.inbox = inbox;
    this.stories = stories;
  }

  @Override
  public SweepReport sweepBookings() {
    int released = move(bookings::releaseExpiredHolds);
    move(bookings::completeEnded);
    int woken = 0;
    for (LeftOver booking : bookings.leftOver(MOST_WOKEN)) {
      woken += takeUp(booking) ? 1 : 0;
    }
    int retried = retryEvents();
    bookings.forgetIdempotencyRecords(MOST_FORGOTTEN);
    inbox.forget(MOST_FORGOTTEN);
    return new SweepReport(released, woken, retried);
  }

  /** Moves in batches, until one is not full. */
  private static int move(IntUnaryOperator batch) {
    int moved = 0;
    int last;
    do {
      last = batch.applyAsInt(BATCH);
      moved += last;
      alive(moved);
    } while (last == BATCH && moved < MOST_MOVED);
    return moved;
  }

  private int retryEvents() {
    int retried = 0;
    Instant until = clock.instant().plus(MOST_RETRYING);
    for (StripeEvent event : inbox.due(MOST_RETRIED)) {
      if (clock.instant().isAfter(until)) {
        break;
      }
      alive(event.id());
      if (inbox.retry(event) instanceof Receipt.Processed processed) {
        String bookingId = processed.wakeBooking();
        if (bookingId != null) {
          takeUp(new LeftOver(bookingId, false));
        }
        retried++;
      }
    }
    return retried;
  }

  /** One that can't be woken keeps no other from it; the next pass finds it again. */
  private boolean takeUp(LeftOver booking) {
    alive(booking.bookingId());
    try {
      if (booking.parked()) {
        // Its story tries without end; a signal a minute would fill its history for nothing.
        stories.ensureRunning(booking.bookingId(), WAKE_DEADLINE);
      } else {
        stories.wake(booking.bookingId(), "sweep", WAKE_DEADLINE);
      }
      return true;
    } catch (RuntimeException e) {
      log.warn("The story of {} could not be woken", booking.bookingId(), e);
      return false;
    }
  }

  private static void alive(Object progress) {
    Activity.getExecutionContext().heartbeat(progress);
  }
}
