package com.slotbase.workflows.cancellation;

import com.slotbase.workflows.cancellation.CancellationWorkflow.AwaitCancellation;
import com.slotbase.workflows.cancellation.CancellationWorkflow.CancellationAnswer;
import com.slotbase.workflows.cancellation.CancellationWorkflow.CancellationInput;
import com.slotbase.workflows.cancellation.CancellationWorkflow.CancellationReported;
import com.slotbase.workflows.cancellation.CancellationWorkflow.ResolveCancellation;
import com.slotbase.workflows.temporal.StoryCalls;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;

/**
 * Starts and wakes the sagas of cancellations. Whatever is asked here is committed before; a call
 * that fails loses nothing, as the sweep makes up for it.
 */
public final class CancellationStories {

  private final StoryCalls calls;
  private final List<Duration> refundWaits;

  /**
   * @param refundWaits between the calls of Stripe (C3), for stories that are started from here
   */
  public CancellationStories(StoryCalls calls, List<Duration> refundWaits) {
    this.calls = calls;
    this.refundWaits = List.copyOf(refundWaits);
  }

  /**
   * Has a cancellation seen through, and waits until it has ended or is left to an operator.
   *
   * @param number which cancellation of the booking
   * @throws RuntimeException if there was no answer in time; the rows tell more
   */
  public void await(String bookingId, int number, String role, Duration deadline) {
    calls.ask(
        story(bookingId, number),
        "awaitCancellation",
        WorkflowIds.CANCEL_UPDATE,
        CancellationAnswer.class,
        new AwaitCancellation(role),
        input(bookingId),
        deadline);
  }

  /**
   * Has an operator's decision carried out, and waits for it.
   *
   * @param decision which of the case's decisions; the same one again gets the same answer
   * @throws RuntimeException if there was no answer in time; the rows tell more
   */
  public void resolve(
      String bookingId, int number, String caseId, String decision, Duration deadline) {
    calls.ask(
        story(bookingId, number),
        "resolveCancellation",
        WorkflowIds.resolveUpdate(caseId, decision),
        CancellationAnswer.class,
        new ResolveCancellation(caseId),
        input(bookingId),
        deadline);
  }

  /**
   * Has the rows looked at again, at once.
   *
   * @param reason for who reads the history
   * @throws RuntimeException if Temporal did not accept it in time
   */
  public void wake(String bookingId, int number, String reason, Duration deadline) {
    Object[] signal = {new CancellationReported(reason)};
    calls.within(
        deadline,
        () ->
            story(bookingId, number)
                .signalWithStart("cancellationReported", signal, new Object[] {input(bookingId)}));
  }

  /**
   * Sees to it that a saga is running, without telling one that is.
   *
   * @throws RuntimeException if Temporal did not accept it in time
   */
  public void ensureRunning(String bookingId, int number, Duration deadline) {
    calls.within(deadline, () -> story(bookingId, number).start(input(bookingId)));
  }

  private WorkflowStub story(String bookingId, int number) {
    return calls.stub(
        "CancellationWorkflow", StoryCalls.once(WorkflowIds.cancellation(bookingId, number)));
  }

  private CancellationInput input(String bookingId) {
    return new CancellationInput(bookingId, refundWaits);
  }
}
