package com.slotbase.activities.sweep;

import com.slotbase.adapters.booking.BookingSweep;
import com.slotbase.adapters.webhook.Receipt;
import com.slotbase.adapters.webhook.StripeEvent;
import com.slotbase.adapters.webhook.StripeInbox;
import com.slotbase.workflows.booking.BookingStories;
import com.slotbase.workflows.sweep.SweepActivities;
import com.slotbase.workflows.sweep.SweepWorkflow.SweepReport;
import io.temporal.activity.Activity;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pass: bounded, each part for itself, and what fails is found again by the next. */
public final class SweepActivitiesImpl implements SweepActivities {

  private static final Logger log = LoggerFactory.getLogger(SweepActivitiesImpl.class);

  private static final int BATCH = 500;

  /** Holds that are released in one pass: a rush of a day is dealt with in one minute. */
  private static final int MOST_RELEASED = 100_000;

  private static final int MOST_WOKEN = 1_000;
  private static final int MOST_RETRIED = 200;
  private static final int MOST_FORGOTTEN = 10_000;
  private static final Duration WAKE_DEADLINE = Duration.ofSeconds(5);

  private final BookingSweep bookings;
  private final StripeInbox inbox;
  private final BookingStories stories;

  public SweepActivitiesImpl(BookingSweep bookings, StripeInbox inbox, BookingStories stories) {
    this.bookings = bookings;
    this.inbox = inbox;
    this.stories = stories;
  }

  @Override
  public SweepReport sweepBookings() {
    int released = release();
    int retried = retryEvents();
    int woken = 0;
    for (String bookingId : bookings.leftOver(MOST_WOKEN)) {
      woken += wake(bookingId) ? 1 : 0;
    }
    bookings.forgetIdempotencyRecords(MOST_FORGOTTEN);
    inbox.forget(MOST_FORGOTTEN);
    return new SweepReport(released, woken, retried);
  }

  private int release() {
    int released = 0;
    int batch;
    do {
      batch = bookings.releaseExpiredHolds(BATCH);
      released += batch;
      alive(released);
    } while (batch == BATCH && released < MOST_RELEASED);
    return released;
  }

  private int retryEvents() {
    int retried = 0;
    for (StripeEvent event : inbox.due(MOST_RETRIED)) {
      alive(event.id());
      if (inbox.retry(event) instanceof Receipt.Processed processed) {
        String bookingId = processed.wakeBooking();
        if (bookingId != null) {
          wake(bookingId);
        }
        retried++;
      }
    }
    return retried;
  }

  /** One that can't be woken keeps no other from it; the next pass finds it again. */
  private boolean wake(String bookingId) {
    alive(bookingId);
    try {
      stories.wake(bookingId, "sweep", WAKE_DEADLINE);
      return true;
    } catch (RuntimeException e) {
      log.warn("The story of {} could not be woken", bookingId, e);
      return false;
    }
  }

  private static void alive(Object progress) {
    Activity.getExecutionContext().heartbeat(progress);
  }
}
