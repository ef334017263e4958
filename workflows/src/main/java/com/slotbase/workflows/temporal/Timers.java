package com.slotbase.workflows.temporal;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Supplier;

/** Waiting in a workflow, for some time or until something has happened. */
public final class Timers {

  private Timers() {}

  /**
   * Waits with a timer of its own, which is cancelled when the condition comes first: the SDK's own
   * await with a duration leaves it running. Which of the two it was, the caller's state tells.
   */
  public static void await(Duration duration, Supplier<Boolean> condition) {
    CompletablePromise<Void> over = Workflow.newPromise();
    CancellationScope timer =
        Workflow.newCancellationScope(() -> over.completeFrom(Workflow.newTimer(duration)));
    timer.run();
    Workflow.await(() -> condition.get() || over.isCompleted());
    timer.cancel("Something came before the time was over");
  }
}
