package com.slotbase.activities.booking;

import com.slotbase.adapters.booking.BookingSettlement;
import com.slotbase.workflows.booking.BookingRecords;
import com.slotbase.workflows.domain.BookingState;

/** The booking's row. */
public final class BookingRecordsImpl implements BookingRecords {

  private final BookingSettlement settlement;

  public BookingRecordsImpl(BookingSettlement settlement) {
    this.settlement = settlement;
  }

  @Override
  public BookingState settleBooking(Settle settle) {
    return settlement.settle(settle.bookingId(), settle.news());
  }
}
