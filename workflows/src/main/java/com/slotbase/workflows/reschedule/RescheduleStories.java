package com.slotbase.workflows.reschedule;

import com.slotbase.workflows.reschedule.RescheduleWorkflow.AwaitReschedule;
import com.slotbase.workflows.reschedule.RescheduleWorkflow.RescheduleAnswer;
import com.slotbase.workflows.reschedule.RescheduleWorkflow.RescheduleInput;
import com.slotbase.workflows.reschedule.RescheduleWorkflow.RescheduleReported;
import com.slotbase.workflows.temporal.StoryCalls;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;

/**
 * Starts and wakes the stories of moves. Whatever is asked here is committed before; a call that
 * fails loses nothing, as the sweep makes up for it.
 */
public final class RescheduleStories {

  private final StoryCalls calls;

  public RescheduleStories(StoryCalls calls) {
    this.calls = calls;
  }

  /**
   * Starts the timer of a payment: a run that waits in Temporal's own timer queue until the time to
   * pay is over.
   *
   * @param deadline of the call itself
   * @throws RuntimeException if Temporal did not accept it in time, or there was a run before
   */
  public void startTimer(String paymentId, Duration timeToPay, Duration deadline) {
    calls.within(
        deadline,
        () ->
            stub(StoryCalls.delayed(WorkflowIds.reschedule(paymentId), timeToPay))
                .start(new RescheduleInput(paymentId)));
  }

  /**
   * Sees to it that a story is running, without telling one that is.
   *
   * @throws RuntimeException if Temporal did not accept it in time
   */
  public void ensureRunning(String paymentId, Duration deadline) {
    calls.within(deadline, () -> story(paymentId).start(new RescheduleInput(paymentId)));
  }

  /**
   * Has the rows looked at again, at once.
   *
   * @param reason for who reads the history
   * @throws RuntimeException if Temporal did not accept it in time
   */
  public void wake(String paymentId, String reason, Duration deadline) {
    Object[] signal = {new RescheduleReported(reason)};
    Object[] input = {new RescheduleInput(paymentId)};
    calls.within(
        deadline, () -> story(paymentId).signalWithStart("rescheduleReported", signal, input));
  }

  /**
   * Has a move that was begun seen through, and waits for it.
   *
   * @return whether the booking was moved
   * @throws RuntimeException if there was no answer in time; the rows tell more
   */
  public boolean await(String paymentId, String role, Duration deadline) {
    return calls
        .ask(
            story(paymentId),
            "awaitReschedule",
            WorkflowIds.RESCHEDULE_UPDATE,
            RescheduleAnswer.class,
            new AwaitReschedule(role),
            new RescheduleInput(paymentId),
            deadline)
        .moved();
  }

  private WorkflowStub story(String paymentId) {
    return stub(StoryCalls.again(WorkflowIds.reschedule(paymentId)));
  }

  private WorkflowStub stub(WorkflowOptions options) {
    return calls.stub("RescheduleWorkflow", options);
  }
}
