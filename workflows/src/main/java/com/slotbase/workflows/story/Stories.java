package com.slotbase.workflows.story;

import com.slotbase.workflows.booking.BookingStories;
import com.slotbase.workflows.cancellation.CancellationStories;
import com.slotbase.workflows.domain.Wake;
import com.slotbase.workflows.refund.RefundStories;
import com.slotbase.workflows.reschedule.RescheduleStories;
import com.slotbase.workflows.temporal.StoryCalls;
import java.time.Duration;
import java.util.List;

/** The stories that are told here. */
public record Stories(
    BookingStories bookings,
    RefundStories refunds,
    CancellationStories cancellations,
    RescheduleStories reschedules) {

  /**
   * @param refundWaits between the calls of Stripe for a refund (C3), for stories started from here
   */
  public static Stories of(StoryCalls calls, List<Duration> refundWaits) {
    return new Stories(
        new BookingStories(calls),
        new RefundStories(calls, refundWaits),
        new CancellationStories(calls, refundWaits),
        new RescheduleStories(calls));
  }

  /**
   * Has a story look at its rows again, at once.
   *
   * @param reason for who reads the history
   * @throws RuntimeException if Temporal did not accept it in time
   */
  public void wake(Wake story, String reason, Duration deadline) {
    switch (story) {
      case Wake.Booking of -> bookings.wake(of.bookingId(), reason, deadline);
      case Wake.Refund of -> refunds.wake(of.refundId(), reason, deadline);
      case Wake.Cancellation of ->
          cancellations.wake(of.bookingId(), of.number(), reason, deadline);
      case Wake.Reschedule of -> reschedules.wake(of.paymentId(), reason, deadline);
    }
  }
}
