package com.slotbase.workflows.temporal;

import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks Temporal once, in the background, for what the SDK wants to know of it before any call.
 *
 * <p>Left to itself the SDK lets the calls do that in one line, each for seconds, and while
 * Temporal is away since our start they would wait for each other far beyond their deadlines.
 */
final class FirstContact implements AutoCloseable {

  /** Between attempts, each of which lasts as long as the SDK tries by itself. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final CountDownLatch made = new CountDownLatch(1);
  private final Thread thread;

  FirstContact(WorkflowServiceStubs temporal) {
    thread = Thread.ofVirtual().name("temporal-first-contact").start(() -> make(temporal));
  }

  private void make(WorkflowServiceStubs temporal) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        var unused = temporal.getServerCapabilities().get();
        made.countDown();
        return;
      } catch (RuntimeException away) {
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @throws IllegalStateException if Temporal has not answered since our start, nor does it in time
   */
  void await(Duration longest) {
    try {
      if (made.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("Temporal has not answered yet.");
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
