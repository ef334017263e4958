package com.slotbase.workflows.notification;

import com.slotbase.workflows.notification.NotificationWorkflow.NotificationInput;
import com.slotbase.workflows.temporal.StoryCalls;
import com.slotbase.workflows.temporal.TaskQueues;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.List;

/** Starts the stories of messages. A call that fails loses nothing: the sweep makes up for it. */
public final class NotificationStories {

  private final StoryCalls calls;
  private final List<Duration> waits;

  /**
   * @param waits between attempts (N1), for stories that are started from here
   */
  public NotificationStories(StoryCalls calls, List<Duration> waits) {
    this.calls = calls;
    this.waits = List.copyOf(waits);
  }

  /**
   * Sees to it that a story is running, without telling one that is.
   *
   * @throws RuntimeException if Temporal did not accept it in time
   */
  public void ensureRunning(String notificationId, Duration deadline) {
    calls.within(
        deadline,
        () ->
            calls
                .stub("NotificationWorkflow", options(notificationId))
                .start(new NotificationInput(notificationId, waits)));
  }

  /** In a queue of its own: ten thousand messages must not stand in front of one booking. */
  private static WorkflowOptions options(String notificationId) {
    return WorkflowOptions.newBuilder(StoryCalls.again(WorkflowIds.notification(notificationId)))
        .setTaskQueue(TaskQueues.MESSAGES)
        .build();
  }
}
