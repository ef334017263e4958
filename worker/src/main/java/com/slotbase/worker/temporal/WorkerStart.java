package com.slotbase.worker.temporal;

import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the workers once Temporal can be reached, however long that takes, and lets what they have
 * in hand come to its end before the process leaves.
 */
final class WorkerStart implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(WorkerStart.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  /** Above the longest activity's 35 s: a capture under way is finished. */
  private static final Duration SHUTDOWN = Duration.ofSeconds(40);

  private final WorkerFactory factory;
  private final Schedules schedules;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile boolean running;
  private volatile boolean polling;
  private @Nullable Thread starting;

  WorkerStart(WorkerFactory factory, Schedules schedules) {
    this.factory = factory;
    this.schedules = schedules;
  }

  @Override
  public void start() {
    running = true;
    starting = Thread.ofVirtual().name("worker-start").start(this::startWhenThere);
  }

  /** Whether the task queues are being polled. */
  boolean isPolling() {
    return polling;
  }

  private void startWhenThere() {
    boolean told = false;
    while (running) {
      try {
        factory.start();
        polling = true;
        schedules.ensure();
        log.info("Polling Temporal's task queues");
        return;
      } catch (RuntimeException e) {
        if (!told) {
          log.warn("Temporal can't be reached yet; the worker tries again every second", e);
          told = true;
        }
      }
      try {
        if (stopping.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    polling = false;
    stopping.countDown();
    factory.shutdown();
    factory.awaitTermination(SHUTDOWN.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
