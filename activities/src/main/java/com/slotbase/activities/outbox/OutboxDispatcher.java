package com.slotbase.activities.outbox;

import static java.util.Objects.requireNonNull;

import com.slotbase.adapters.notification.NotificationStore;
import com.slotbase.adapters.outbox.Outbox;
import com.slotbase.adapters.outbox.OutboxEvent;
import com.slotbase.adapters.reschedule.RescheduleSweep;
import com.slotbase.workflows.notification.NotificationStories;
import com.slotbase.workflows.story.Stories;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what events call for. An event stays in the outbox until Temporal has accepted the start;
 * any number of processes may dispatch at once.
 */
public final class OutboxDispatcher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);

  /** Five times a second: a poll of an empty table is cheap, NOTIFY would serialise commits. */
  private static final Duration POLL = Duration.ofMillis(200);

  private static final int BATCH = 50;

  /** Starts that are under way together: a rush of messages waits for Temporal and not in line. */
  private static final int AT_ONCE = 10;

  /** One event that is refused for good must not keep the others from being started. */
  private static final int MOST_REFUSED = 3;

  /** A batch is one transaction, so Temporal must not keep it open for long. */
  private static final Duration START_DEADLINE = Duration.ofSeconds(2);

  /** For a hold that was over before its event was dispatched. */
  private static final Duration SOON = Duration.ofMillis(1);

  private final Outbox outbox;
  private final RescheduleSweep reschedules;
  private final Stories stories;
  private final NotificationStore notifications;
  private final NotificationStories messages;
  private final ScheduledExecutorService polling =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("outbox-dispatcher").daemon().factory());

  public OutboxDispatcher(
      Outbox outbox,
      RescheduleSweep reschedules,
      Stories stories,
      NotificationStore notifications,
      NotificationStories messages) {
    this.outbox = outbox;
    this.reschedules = reschedules;
    this.stories = stories;
    this.notifications = notifications;
    this.messages = messages;
  }

  public void start() {
    var unused =
        polling.scheduleWithFixedDelay(this::dispatch, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for the batch under way. */
  @Override
  public void close() throws InterruptedException {
    polling.shutdown();
    boolean ended = polling.awaitTermination(10, TimeUnit.SECONDS);
    if (!ended) {
      polling.shutdownNow();
    }
  }

  private void dispatch() {
    try {
      boolean more = true;
      while (more && !polling.isShutdown()) {
        var batch = new Batch();
        more = outbox.dispatch(BATCH, batch::start) == BATCH && batch.refused.get() == 0;
      }
    } catch (RuntimeException e) {
      // Nothing is lost: the rows are still there for the next poll.
      log.warn("The outbox could not be dispatched", e);
    }
  }

  /** After some refusals the rest of a batch is left alone: Temporal is probably away. */
  private final class Batch {
    private final AtomicInteger refused = new AtomicInteger();

    List<OutboxEvent> start(List<OutboxEvent> events) {
      var started = new ConcurrentLinkedQueue<OutboxEvent>();
      for (int i = 0; i < events.size() && refused.get() < MOST_REFUSED; i += AT_ONCE) {
        List<OutboxEvent> some = events.subList(i, Math.min(events.size(), i + AT_ONCE));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
          some.forEach(event -> threads.execute(() -> start(event, started)));
        }
      }
      return List.copyOf(started);
    }

    private void start(OutboxEvent event, Queue<OutboxEvent> started) {
      try {
        event.reactions().forEach(reaction -> react(Reaction.valueOf(reaction), event));
        started.add(event);
      } catch (RuntimeException e) {
        log.warn("Event {} of booking {} waits", event.eventId(), event.bookingId(), e);
        refused.incrementAndGet();
      }
    }
  }

  private void react(Reaction reaction, OutboxEvent event) {
    switch (reaction) {
      case WAKE_STORY -> stories.bookings().wake(event.bookingId(), event.type(), START_DEADLINE);
      case WAKE_RESCHEDULES ->
          reschedules
              .openOf(event.bookingId())
              .forEach(
                  payment -> stories.reschedules().wake(payment, event.type(), START_DEADLINE));
      case START_REFUND ->
          stories.refunds().ensureRunning(requireNonNull(event.refundId()), START_DEADLINE);
      case START_HOLD -> startHold(event.bookingId(), requireNonNull(event.holdLeft()));
      case NOTIFY ->
          notifications
              .pendingOf(event.eventId())
              .forEach(message -> messages.ensureRunning(message, START_DEADLINE));
    }
  }

  private void startHold(String bookingId, Duration left) {
    try {
      stories.bookings().startHoldTimer(bookingId, left.isPositive() ? left : SOON, START_DEADLINE);
    } catch (WorkflowExecutionAlreadyStarted e) {
      log.debug("The story of {} was started before", bookingId);
    }
  }
}
