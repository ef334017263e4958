package com.slotbase.workflows.cancellation;

import static java.util.Objects.requireNonNull;

import com.slotbase.workflows.cancellation.CancellationRecords.CancellationOf;
import com.slotbase.workflows.cancellation.CancellationRecords.FailedCompensation;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.CancellationState;
import com.slotbase.workflows.domain.CancellationStep;
import com.slotbase.workflows.refund.RefundWorkflow;
import com.slotbase.workflows.refund.RefundWorkflow.RefundInput;
import com.slotbase.workflows.temporal.ActivityPolicies;
import com.slotbase.workflows.temporal.Timers;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The saga: marked (before this begins) → refunded → {@code CANCELLED} and published. Marking is
 * never undone by itself; what compensates the refund step is a case for a person.
 */
public class CancellationWorkflowImpl implements CancellationWorkflow {

  /** When a refund is in the hands of a run that is not ours, its rows are looked at so often. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private final CancellationRecords records =
      Workflow.newLocalActivityStub(
          CancellationRecords.class, ActivityPolicies.ownDatabase("Settle the cancellation"));

  private final Compensations compensations = new Compensations();

  /** The stories of refunds that were started here and are not known to have ended. */
  private final Map<String, Promise<Void>> refunds = new LinkedHashMap<>();

  /** Whether the rows have to be looked at again. */
  private boolean woken = true;

  /** Whether a person may have decided of a refund since then, while others are under way. */
  private boolean decided;

  /** What the booking was when its rows were last looked at; null while something is being done. */
  private @Nullable BookingStatus settled;

  public CancellationWorkflowImpl() {}

  @Override
  public void cancelBooking(CancellationInput input) {
    CancellationScope asked = CancellationScope.current();
    Workflow.newDetachedCancellationScope(
            () -> {
              do {
                tell(input, asked);
                Workflow.await(() -> woken || Workflow.isEveryHandlerFinished());
              } while (woken);
            })
        .run();
    if (settled == BookingStatus.CANCELLING) {
      // Cancelled by hand while it waited for an operator, whose decision starts another run.
      CancellationScope.throwCanceled();
    }
  }

  @Override
  public void cancellationReported(CancellationReported report) {
    decided = true;
    woken = true;
  }

  @Override
  public CancellationAnswer awaitCancellation(AwaitCancellation request) {
    return answer();
  }

  @Override
  public CancellationAnswer resolveCancellation(ResolveCancellation request) {
    decided = true;
    return answer();
  }

  private CancellationAnswer answer() {
    woken = true;
    Workflow.newDetachedCancellationScope(() -> Workflow.await(() -> !woken && settled != null))
        .run();
    return new CancellationAnswer(requireNonNull(settled));
  }

  private void tell(CancellationInput input, CancellationScope asked) {
    var cancellation = new CancellationOf(input.bookingId());
    while (true) {
      woken = false;
      decided = false;
      settled = null;
      CancellationState state = records.settleCancellation(cancellation);
      switch (CancellationStep.after(state)) {
        case CancellationStep.Refund step -> refund(cancellation, step.refundIds(), input);
        case CancellationStep.AwaitOperator wait -> {
          compensations.compensate((step, failure) ->
              records.recordFailedCompensation(
                  new FailedCompensation(
                      input.bookingId(), step, String.valueOf(failure.getMessage()))));
          settled = state.status();
          Workflow.await(() -> woken || asked.isCancelRequested());
          if (!woken) {
            return;
          }
        }
        case CancellationStep.Finish finish -> {
          compensations.clear();
          settled = state.status();
          if (!woken) {
            return;
          }
        }
      }
    }
  }

  /**
   * Each refund is a story of its own: it goes on if this one is ended, and can be seen alone. What
   * a person decides of one doesn't wait for the others.
   */
  private void refund(
      CancellationOf cancellation, List<String> refundIds, CancellationInput input) {
    compensations.clear();
    compensations.register("refund", () -> records.fileRefundCases(cancellation));
    for (String id : refundIds) {
      refunds.computeIfAbsent(
          id,
          start -> Async.procedure(story(id)::refund, new RefundInput(id, input.refundWaits())));
    }
    Workflow.await(() -> decided || refunds.values().stream().anyMatch(Promise::isCompleted));
    List<Promise<Void>> ended = refunds.values().stream().filter(Promise::isCompleted).toList();
    refunds.values().removeAll(ended);
    if (ended.stream().anyMatch(refund -> refund.getFailure() != null)) {
      // By hand, or a run that the sweep had started is at it: the rows tell what became of it.
      Timers.await(LOOK_AGAIN, () -> woken);
    }
  }

  private static RefundWorkflow story(String refundId) {
    return Workflow.newChildWorkflowStub(
        RefundWorkflow.class,
        ChildWorkflowOptions.newBuilder()
            .setWorkflowId(WorkflowIds.refund(refundId))
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
            .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
            .build());
  }
}
