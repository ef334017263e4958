package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.temporal.WorkflowIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a cancellation costs on the real server: events of history, and Actions. */
@Timeout(60)
class CancellationCostTest {

  private final Lab lab = Lab.shared();

  @Test
  void cancellationWhoseRefundSucceedsAtOnce_costs() {
    Booking booking = lab.paidBooking();
    lab.cancel(booking);
    assertThat(lab.rowStatus(booking)).isEqualTo(BookingStatus.CANCELLED);
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    var saga = lab.historyOfEnded(WorkflowIds.cancellation(booking.id(), 1)).getEvents();
    var refund = lab.historyOfEnded(WorkflowIds.refund(lab.refund(booking).id())).getEvents();
    saga.forEach(e -> System.out.println("S " + e.getEventType()));
    refund.forEach(e -> System.out.println("R " + e.getEventType()));
    assertThat(saga.size() + refund.size()).isLessThanOrEqualTo(32);
  }
}
