package com.slotbase.workflows.domain;

/** A story that has something to do now. */
public sealed interface Wake {

  /** That of a booking. */
  record Booking(String bookingId) implements Wake {}

  /** That of a refund. */
  record Refund(String refundId) implements Wake {}

  /**
   * The saga of a cancellation.
   *
   * @param number which cancellation of the booking
   */
  record Cancellation(String bookingId, int number) implements Wake {}

  /** That of the payment of a move. */
  record Reschedule(String paymentId) implements Wake {}
}
