package com.slotbase.workflows.cancellation;

import com.slotbase.workflows.domain.BookingStatus;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;

/**
 * Sees a booking through that was committed as {@code CANCELLING}: its refunds are made, then it is
 * {@code CANCELLED}. While a refund is parked it stays open for an operator. It may be started,
 * woken, reset, cancelled and terminated at any time: the rows decide.
 */
@WorkflowInterface
public interface CancellationWorkflow {

  /** Until the cancellation has ended, one way or the other. */
  @WorkflowMethod
  void cancelBooking(CancellationInput input);

  /** The rows ask for something. */
  @SignalMethod
  void cancellationReported(CancellationReported report);

  /** Waits until the cancellation has ended, or is left to an operator. */
  @UpdateMethod
  CancellationAnswer awaitCancellation(AwaitCancellation request);

  /**
   * Carries out what an operator decided, which is committed in the case, and tells the outcome.
   */
  @UpdateMethod
  CancellationAnswer resolveCancellation(ResolveCancellation request);

  /**
   * Which booking.
   *
   * @param refundWaits between the calls of Stripe, from the settings as they were at the start
   */
  record CancellationInput(String bookingId, List<Duration> refundWaits) {

    public CancellationInput {
      refundWaits = List.copyOf(refundWaits);
    }
  }

  /** Why the story is woken, for who reads its history. */
  record CancellationReported(String reason) {}

  /** Who asked, as a role: no personal data is in a history. */
  record AwaitCancellation(String role) {}

  /** Of which case the decision is. */
  record ResolveCancellation(String caseId) {}

  /** What the booking is now: still {@code CANCELLING} when it is left to an operator. */
  record CancellationAnswer(BookingStatus status) {}
}
