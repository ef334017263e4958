package com.slotbase.activities.sweep;

import com.slotbase.adapters.booking.BookingSweep;
import com.slotbase.adapters.booking.BookingSweep.LeftOver;
import com.slotbase.adapters.notification.NotificationSweep;
import com.slotbase.adapters.payment.PaymentFault;
import com.slotbase.adapters.refund.PendingRefunds;
import com.slotbase.adapters.refund.RefundSweep;
import com.slotbase.adapters.reschedule.RescheduleSweep;
import com.slotbase.adapters.waitlist.WaitlistSweep;
import com.slotbase.adapters.webhook.Inbox;
import com.slotbase.adapters.webhook.Receipt;
import com.slotbase.adapters.webhook.WebhookEvent;
import com.slotbase.workflows.domain.Wake;
import com.slotbase.workflows.notification.NotificationStories;
import com.slotbase.workflows.story.Stories;
import com.slotbase.workflows.sweep.SweepActivities;
import com.slotbase.workflows.sweep.SweepWorkflow.SweepReport;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** A pass: bounded, each part for itself, and what fails is found again by the next one. */
public final class SweepActivitiesImpl implements SweepActivities {

  private static final Logger log = LoggerFactory.getLogger(SweepActivitiesImpl.class);

  /** Of one statement, which has 5 s, and may walk the waitlist of each slot that it frees. */
  private static final int BATCH = 50;

  /** Bookings that are moved on in one pass: a rush of a day is dealt with in one minute. */
  private static final int MOST_MOVED = 100_000;

  private static final int MOST_WOKEN = 1_000;
  private static final int MOST_SERVED = 1_000;
  private static final int MOST_RETRIED = 200;
  private static final int MOST_POLLED = 100;

  /** While Stripe hangs, each event takes seconds; the rest of the pass must not wait for it. */
  private static final Duration MOST_RETRYING = Duration.ofSeconds(30);

  private static final int MOST_FORGOTTEN = 10_000;
  private static final Duration WAKE_DEADLINE = Duration.ofSeconds(5);

  private final BookingSweep bookings;
  private final RefundSweep refunds;
  private final PendingRefunds pendingRefunds;
  private final RescheduleSweep reschedules;
  private final WaitlistSweep waitlist;
  private final List<Inbox> inboxes;
  private final NotificationSweep notifications;
  private final Stories stories;
  private final NotificationStories messages;
  private final InstantSource clock = InstantSource.system();

  public SweepActivitiesImpl(
      BookingSweep bookings,
      RefundSweep refunds,
      PendingRefunds pendingRefunds,
      RescheduleSweep reschedules,
      WaitlistSweep waitlist,
      List<Inbox> inboxes,
      NotificationSweep notifications,
      Stories stories,
      NotificationStories messages) {
    this.bookings = bookings;
    this.refunds = refunds;
    this.pendingRefunds = pendingRefunds;
    this.reschedules = reschedules;
    this.waitlist = waitlist;
    this.inboxes = List.copyOf(inboxes);
    this.notifications = notifications;
    this.stories = stories;
    this.messages = messages;
  }

  @Override
  public SweepReport sweepBookings() {
    var pass = new Pass();
    int released = pass.part(() -> move(bookings::releaseExpiredHolds));
    pass.part(() -> move(bookings::completeEnded));
    pass.part(this::serveWaitlists);
    pass.part(() -> move(notifications::remind));
    int woken =
        pass.part(() -> count(bookings.leftOver(MOST_WOKEN), this::takeUp))
            + pass.part(() -> count(refunds.leftOver(MOST_WOKEN), this::takeUp))
            + pass.part(() -> count(reschedules.leftOver(MOST_WOKEN), this::takeUp));
    pass.part(() -> count(notifications.leftOver(MOST_WOKEN), this::send));
    int retried = 0;
    for (Inbox inbox : inboxes) {
      retried += pass.part(() -> retryEvents(inbox, pass));
      pass.part(() -> inbox.forget(MOST_FORGOTTEN));
    }
    pass.part(this::pollPendingRefunds);
    pass.part(() -> bookings.forgetIdempotencyRecords(MOST_FORGOTTEN));
    pass.end();
    return new SweepReport(released, woken, retried);
  }

  private static <T> int count(List<T> found, Predicate<T> takenUp) {
    int taken = 0;
    for (T one : found) {
      taken += takenUp.test(one) ? 1 : 0;
    }
    return taken;
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

  /** One that can't be served keeps no other from it; the next pass serves it again. */
  private int serveWaitlists() {
    int ended = move(waitlist::endBegun);
    for (String listing : waitlist.waitedFor(MOST_SERVED)) {
      alive(listing);
      try {
        waitlist.serve(listing);
      } catch (DataAccessException e) {
        log.warn("The waitlist of {} could not be served", listing, e);
      }
    }
    return ended;
  }

  private int retryEvents(Inbox inbox, Pass pass) {
    int retried = 0;
    Instant until = clock.instant().plus(MOST_RETRYING);
    for (WebhookEvent event : inbox.due(MOST_RETRIED)) {
      if (clock.instant().isAfter(until)) {
        break;
      }
      alive(event.id());
      retried += pass.part(() -> retry(inbox, event));
    }
    return retried;
  }

  private int retry(Inbox inbox, WebhookEvent event) {
    if (inbox.retry(event) instanceof Receipt.Processed processed) {
      processed.wake().forEach(this::takeUp);
      return 1;
    }
    return 0;
  }

  private int pollPendingRefunds() {
    int polled = 0;
    Instant until = clock.instant().plus(MOST_RETRYING);
    for (String stripeRefundId : refunds.pending(MOST_POLLED)) {
      if (clock.instant().isAfter(until)) {
        break;
      }
      alive(stripeRefundId);
      try {
        pendingRefunds.look(stripeRefundId).ifPresent(this::takeUp);
        polled++;
      } catch (PaymentFault e) {
        log.warn("Stripe could not be asked about {}", stripeRefundId, e);
      }
    }
    return polled;
  }

  private boolean takeUp(LeftOver booking) {
    if (!booking.parked()) {
      return takeUp(new Wake.Booking(booking.bookingId()));
    }
    // Its story tries without end; a signal a minute would fill its history for nothing.
    return start(
        booking.bookingId(),
        () -> stories.bookings().ensureRunning(booking.bookingId(), WAKE_DEADLINE));
  }

  private boolean takeUp(RescheduleSweep.LeftOver move) {
    return move.parked()
        ? start(move, () -> stories.reschedules().ensureRunning(move.paymentId(), WAKE_DEADLINE))
        : takeUp(new Wake.Reschedule(move.paymentId()));
  }

  private boolean send(String message) {
    return start(message, () -> messages.ensureRunning(message, WAKE_DEADLINE));
  }

  private boolean takeUp(Wake story) {
    return start(story, () -> stories.wake(story, "sweep", WAKE_DEADLINE));
  }

  /** One that can't be woken keeps no other from it; the next pass finds it again. */
  private static boolean start(Object story, Runnable call) {
    alive(story.toString());
    try {
      call.run();
      return true;
    } catch (RuntimeException e) {
      log.warn("The story of {} could not be woken", story, e);
      return false;
    }
  }

  private static void alive(Object progress) {
    Activity.getExecutionContext().heartbeat(progress);
  }
}
