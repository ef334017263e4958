package com.slotbase.starter.booking;

import com.slotbase.adapters.booking.BookingStore;
import com.slotbase.adapters.id.Ids;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.error.ErrorCode;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Bookings as far as they exist for who asks: their own, and those of what they sell (X2). */
@Component
public class VisibleBookings {

  private final BookingStore store;

  VisibleBookings(BookingStore store) {
    this.store = store;
  }

  /**
   * @throws ApiException if there is none, or none for this caller
   */
  public Booking get(String id, Caller caller) {
    return find(id, caller).orElseThrow(() -> new ApiException(ErrorCode.BOOKING_NOT_FOUND));
  }

  /** Empty if there is none, or none for this caller. */
  public Optional<Booking> find(String id, Caller caller) {
    return (Ids.possible(id) ? store.find(id) : Optional.<Booking>empty())
        .filter(booking -> owns(caller, booking) || caller.actsFor(booking.sellerId()));
  }

  /** Whether it is this person's booking, by whomever it was made. */
  public static boolean owns(Caller caller, Booking booking) {
    return booking.customerId().equals(caller.sub());
  }
}
