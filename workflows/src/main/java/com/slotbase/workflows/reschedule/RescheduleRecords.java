package com.slotbase.workflows.reschedule;

import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.RescheduleState;
import io.temporal.activity.ActivityInterface;

/** The rows of a move, as local activities. */
@ActivityInterface
public interface RescheduleRecords {

  /** Sets what the news and the time call for, if the rows allow it, and returns the rows. */
  RescheduleState settleReschedule(SettleReschedule settle);

  /** What has been learned since the rows were last looked at. */
  record SettleReschedule(String paymentId, BookingNews news) {}
}
