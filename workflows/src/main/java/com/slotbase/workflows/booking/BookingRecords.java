package com.slotbase.workflows.booking;

import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.BookingState;
import io.temporal.activity.ActivityInterface;

/** The booking's row, as local activities. */
@ActivityInterface
public interface BookingRecords {

  /** Sets what the news and the time call for, if the row allows it, and returns the row. */
  BookingState settleBooking(Settle settle);

  /** What has been learned since the row was last looked at. */
  record Settle(String bookingId, BookingNews news) {}
}
