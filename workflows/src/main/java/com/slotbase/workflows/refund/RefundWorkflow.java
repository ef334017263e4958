package com.slotbase.workflows.refund;

import com.slotbase.workflows.domain.RefundStatus;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;

/**
 * A refund's story. It ends when Stripe has accepted the refund, or when it is left to a person; an
 * operator's decision takes it up again. It may be started, woken, reset, cancelled and terminated
 * at any time: the row decides, and the next run goes on from it.
 */
@WorkflowInterface
public interface RefundWorkflow {

  /** Until nothing is left to do for the refund. */
  @WorkflowMethod
  void refund(RefundInput input);

  /** The row asks for something: it was changed, or Stripe told of the refund. */
  @SignalMethod
  void refundReported(RefundReported report);

  /**
   * Carries out what an operator decided, which is committed in the case, and tells the outcome.
   */
  @UpdateMethod
  RefundAnswer resolveRefund(ResolveRefund request);

  /**
   * Which refund.
   *
   * @param waits between the calls of Stripe, from the settings as they were at the start
   */
  record RefundInput(String refundId, List<Duration> waits) {

    public RefundInput {
      waits = List.copyOf(waits);
    }
  }

  /** Why the story is woken, for who reads its history. */
  record RefundReported(String reason) {}

  /** Of which case the decision is. */
  record ResolveRefund(String caseId) {}

  /** What has become of the refund. */
  record RefundAnswer(RefundStatus status) {}
}
