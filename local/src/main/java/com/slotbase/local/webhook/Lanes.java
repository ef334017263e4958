package com.slotbase.local.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs work in the background: in one lane one piece after the other in the order they became due,
 * in different lanes at the same time, {@value #AT_ONCE} pieces at most.
 */
final class Lanes implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Lanes.class.getName());

  /** As many as a local endpoint takes without queueing them itself. */
  private static final int AT_ONCE = 16;

  private static final Duration GRACE = Duration.ofSeconds(2);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-timer").factory());
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Map<String, CompletableFuture<?>> tails = new ConcurrentHashMap<>();

  /** Does the work after the wait, if no earlier piece is in its lane by then. */
  void enter(String lane, Duration wait, Runnable work) {
    if (wait.isPositive()) {
      var _ = timer.schedule(() -> append(lane, work), wait.toNanos(), TimeUnit.NANOSECONDS);
    } else {
      append(lane, work);
    }
  }

  private void append(String lane, Runnable work) {
    CompletableFuture<?> tail =
        tails.compute(
            lane,
            (name, before) ->
                (before == null ? CompletableFuture.completedFuture(name) : before)
                    .handleAsync((done, failure) -> run(name, work), workers));
    var _ = tail.whenComplete((done, failure) -> tails.remove(lane, tail));
  }

  private String run(String lane, Runnable work) {
    places.acquireUninterruptibly();
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Work for " + lane + " failed.", e);
    } finally {
      places.release();
    }
    return lane;
  }

  /** Takes no more and waits a little for what is being done; interrupts nothing. */
  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdown();
    try {
      workers.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
