package com.slotbase.starter.booking;

import com.slotbase.workflows.booking.BookingStories;
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
 * is fast, slow or away. What doesn't fit the queue, or isn't accepted within a second, is left to
 * the sweep, and so a rush is taken at the speed of PostgreSQL.
 */
@Component
final class HoldTimers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HoldTimers.class);

  /** About 30 s of what Temporal accepts on two cores, and less than 1 MiB. */
  private static final int MOST_WAITING = 10_000;

  /** Starts under way at once; more make none of them faster. */
  private static final int STARTERS = 8;

  private static final Duration DEADLINE = Duration.ofSeconds(1);

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
    Duration left = Duration.between(clock.instant(), timer.expiresAt());
    if (!left.isPositive()) {
      return;
    }
    try {
      // From here on Temporal's clock runs; a little late is right, early would be for nothing.
      stories.startHoldTimer(timer.bookingId(), left.plusMillis(1), DEADLINE);
    } catch (RuntimeException e) {
      log.debug("The timer of {} was not started: the sweep will release it", timer.bookingId(), e);
    }
  }
}
