package com.slotbase.workflows.notification;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;

/**
 * A message's story: one message by one channel to one person. It may be started, reset, cancelled
 * and terminated at any time: the row decides, and the next run goes on from it.
 */
@WorkflowInterface
public interface NotificationWorkflow {

  /** Until the message is sent, has failed or is not to be sent any more. */
  @WorkflowMethod
  void sendNotification(NotificationInput input);

  /**
   * Which message.
   *
   * @param waits between attempts, from the settings as they were at the start
   */
  record NotificationInput(String notificationId, List<Duration> waits) {

    public NotificationInput {
      waits = List.copyOf(waits);
    }
  }
}
