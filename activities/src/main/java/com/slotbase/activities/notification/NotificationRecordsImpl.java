package com.slotbase.activities.notification;

import com.slotbase.adapters.notification.NotificationSettlement;
import com.slotbase.workflows.domain.NotificationState;
import com.slotbase.workflows.notification.NotificationRecords;

/** The message's row. */
public final class NotificationRecordsImpl implements NotificationRecords {

  private final NotificationSettlement settlement;

  public NotificationRecordsImpl(NotificationSettlement settlement) {
    this.settlement = settlement;
  }

  @Override
  public NotificationState settleNotification(SettleNotification settle) {
    return settlement.settle(
        settle.notificationId(), settle.news(), settle.attempt(), settle.waits());
  }
}
