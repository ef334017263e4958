package com.slotbase.starter.booking;

import com.slotbase.workflows.booking.BookingStories;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Starts the timers of holds behind the answers: a hold that is committed is held, whether Temporal
 * is fast, slow or away. What doesn't fit the queue, or is not accepted in time, is left to the
 * sweep, and so a rush is taken at the speed of PostgreSQL.
 */
@Component
final class HoldTimers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HoldTimers.class);

  /** About 30 s of what Temporal accepts on two cores, and less than 1 MiB. */
  private static final int MOST_WAITING = 10_000;

  /** Starts under way at once; more make none of them faster. */
  private static final int STARTERS = 8;

  private static final Duration DEADLINE = Duration.ofSeconds(1);

  /** The first call of a process, which connects, may take longer than one deadline. */
  private static final int MOST_ATTEMPTS = 3;

  private final BookingStories stories;
  private final InstantSource clock;
  private final BlockingQueue<Timer> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();

  private record Timer(String bookingId, Instant expiresAt) {}

  HoldTimers(BookingStories stories, InstantSource clock) {
    this.stories = stories;
    this.clock = clock;
    for (int i = 0; i < STARTERS; i++) {
      starters.execute(this::startTimers);
    }
  }

  /** Never waits and never fails. */
  void start(String bookingId, Instant expiresAt) {
    if (!waiting.offer(new Timer(bookingId, expiresAt))) {
      log.debug("No room for the timer of {}: the sweep will release it", bookingId);
    }
  }

  @Override
  public void close() {
    starters.shutdownNow();
  }

  private void startTimers() {
    try {
      while (true) {
        start(waiting.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(Timer timer) {
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      Duration left = Duration.between(clock.instant(), timer.expiresAt());
      if (!left.isPositive() || accepted(timer, left)) {
        return;
      }
    }
    log.info("The timer of {} was not started: the sweep will release it", timer.bookingId());
  }

  private boolean accepted(Timer timer, Duration left) {
    try {
      // From here on Temporal's clock runs; a little late is right, early would be for nothing.
      stories.startHoldTimer(timer.bookingId(), left.plusMillis(1), DEADLINE);
      return true;
    } catch (WorkflowExecutionAlreadyStarted e) {
      // By the attempt before, whose answer came too late, or by who woke its story.
      return true;
    } catch (RuntimeException e) {
      log.debug("Temporal did not accept the timer of {}", timer.bookingId(), e);
      return false;
    }
  }
}
