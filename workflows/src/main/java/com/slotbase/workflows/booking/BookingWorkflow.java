package com.slotbase.workflows.booking;

import com.slotbase.workflows.domain.BookingStatus;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * A booking's story. It is started with a delay as long as the hold and settles the booking then,
 * or as soon as it is woken. It may be started, woken, reset, cancelled and terminated at any time:
 * the row decides, and the next run goes on from it.
 */
@WorkflowInterface
public interface BookingWorkflow {

  /** Until nothing is left to do for the booking. */
  @WorkflowMethod
  void run(BookingInput input);

  /** The row asks for something: it was changed, or Stripe told of its payment. */
  @SignalMethod
  void paymentReported(PaymentReported report);

  /**
   * Sees a booking through that was committed as {@code CONFIRMING}.
   *
   * @return what it has become; any status but {@code CONFIRMING}
   */
  @UpdateMethod
  ConfirmAnswer confirm(ConfirmRequest request);

  /** Which booking. */
  record BookingInput(String bookingId) {}

  /** Why the story is woken, for who reads its history. */
  record PaymentReported(String reason) {}

  /** Who asked, as a role: no personal data is in a history. */
  record ConfirmRequest(String role) {}

  /** What the booking has become. */
  record ConfirmAnswer(BookingStatus status) {}
}
