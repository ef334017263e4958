package com.slotbase.workflows.refund;

import com.slotbase.workflows.refund.RefundWorkflow.RefundAnswer;
import com.slotbase.workflows.refund.RefundWorkflow.RefundInput;
import com.slotbase.workflows.refund.RefundWorkflow.RefundReported;
import com.slotbase.workflows.refund.RefundWorkflow.ResolveRefund;
import com.slotbase.workflows.temporal.StoryCalls;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;

/**
 * Starts and wakes the stories of refunds. Whatever is asked here is committed before; a call that
 * fails loses nothing, as the sweep makes up for it.
 */
public final class RefundStories {

  private final StoryCalls calls;
  private final List<Duration> waits;

  /**
   * @param waits between the calls of Stripe (C3), for stories that are started from here
   */
  public RefundStories(StoryCalls calls, List<Duration> waits) {
    this.calls = calls;
    this.waits = List.copyOf(waits);
  }

  /**
   * Sees to it that a story is running, without telling one that is.
   *
   * @throws RuntimeException if Temporal did not accept it in time
   */
  public void ensureRunning(String refundId, Duration deadline) {
    calls.within(deadline, () -> story(refundId).start(input(refundId)));
  }

  /**
   * Has the row looked at again, at once.
   *
   * @param reason for who reads the history
   * @throws RuntimeException if Temporal did not accept it in time
   */
  public void wake(String refundId, String reason, Duration deadline) {
    Object[] signal = {new RefundReported(reason)};
    calls.within(
        deadline,
        () ->
            story(refundId)
                .signalWithStart("refundReported", signal, new Object[] {input(refundId)}));
  }

  /**
   * Has an operator's decision carried out, and waits for it.
   *
   * @param decision which of the case's decisions; the same one again gets the same answer
   * @throws RuntimeException if there was no answer in time; the rows tell more
   */
  public void resolve(String refundId, String caseId, String decision, Duration deadline) {
    calls.ask(
        story(refundId),
        "resolveRefund",
        WorkflowIds.resolveUpdate(caseId, decision),
        RefundAnswer.class,
        new ResolveRefund(caseId),
        input(refundId),
        deadline);
  }

  private WorkflowStub story(String refundId) {
    return calls.stub("RefundWorkflow", StoryCalls.again(WorkflowIds.refund(refundId)));
  }

  private RefundInput input(String refundId) {
    return new RefundInput(refundId, waits);
  }
}
