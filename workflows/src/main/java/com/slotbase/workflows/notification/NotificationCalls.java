package com.slotbase.workflows.notification;

import com.slotbase.workflows.domain.NotificationNews;
import io.temporal.activity.ActivityInterface;

/** What is asked of the providers of messages. May run twice: there is one message all the same. */
@ActivityInterface
public interface NotificationCalls {

  /**
   * Hands a message to its provider.
   *
   * @return {@code Sent}, {@code NotSent} or {@code Unsendable}
   */
  NotificationNews sendNotification(SendNotification send);

  /** Which message. */
  record SendNotification(String notificationId) {}
}
