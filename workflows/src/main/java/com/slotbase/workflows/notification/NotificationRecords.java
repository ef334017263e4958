package com.slotbase.workflows.notification;

import com.slotbase.workflows.domain.NotificationNews;
import com.slotbase.workflows.domain.NotificationState;
import io.temporal.activity.ActivityInterface;
import java.time.Duration;
import java.util.List;

/** The message's row, as local activities. */
@ActivityInterface
public interface NotificationRecords {

  /** Notes what the news tells, if the row allows it, and returns the row. */
  NotificationState settleNotification(SettleNotification settle);

  /**
   * What has been learned since the row was last looked at.
   *
   * @param attempt which attempt the news is of, counted from 1; 0 with no news
   * @param waits between attempts; after the last one it has failed
   */
  record SettleNotification(
      String notificationId, NotificationNews news, int attempt, List<Duration> waits) {}
}
