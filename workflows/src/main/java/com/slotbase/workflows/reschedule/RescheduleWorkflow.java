package com.slotbase.workflows.reschedule;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * The story of a payment for a move. It is started with a delay as long as there is time to pay,
 * and voids the payment then; or it is woken as the move has been begun, and takes the money. It
 * may be started, woken, reset, cancelled and terminated at any time: the rows decide.
 */
@WorkflowInterface
public interface RescheduleWorkflow {

  /** Until the payment was used or voided. */
  @WorkflowMethod
  void reschedule(RescheduleInput input);

  /** The rows ask for something. */
  @SignalMethod
  void rescheduleReported(RescheduleReported report);

  /** Sees a move through that was committed as begun, and tells what became of it. */
  @UpdateMethod
  RescheduleAnswer awaitReschedule(AwaitReschedule request);

  /** Which payment. */
  record RescheduleInput(String paymentId) {}

  /** Why the story is woken, for who reads its history. */
  record RescheduleReported(String reason) {}

  /** Who asked, as a role: no personal data is in a history. */
  record AwaitReschedule(String role) {}

  /** Whether the booking was moved; if not, it is where it was. */
  record RescheduleAnswer(boolean moved) {}
}
