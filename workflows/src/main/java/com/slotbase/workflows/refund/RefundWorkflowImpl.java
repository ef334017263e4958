package com.slotbase.workflows.refund;

import static java.util.Objects.requireNonNull;

import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.RefundNews;
import com.slotbase.workflows.domain.RefundOccasion;
import com.slotbase.workflows.domain.RefundState;
import com.slotbase.workflows.domain.RefundStep;
import com.slotbase.workflows.refund.RefundCalls.RefundAtStripe;
import com.slotbase.workflows.refund.RefundRecords.SettleRefund;
import com.slotbase.workflows.temporal.ActivityPolicies;
import com.slotbase.workflows.temporal.Timers;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** Reads the row, does what it asks for, writes what came of it, until nothing is left to do. */
public class RefundWorkflowImpl implements RefundWorkflow {

  private final RefundRecords records =
      Workflow.newLocalActivityStub(
          RefundRecords.class, ActivityPolicies.ownDatabase("Settle the refund's row"));

  /** Whether the row has to be looked at again. */
  private boolean woken = true;

  /** What the row said when it was last looked at; null while something is being done. */
  private @Nullable RefundState settled;

  public RefundWorkflowImpl() {}

  @Override
  public void refund(RefundInput input) {
    // Money that is on its way back arrives, whoever cancels the workflow.
    Workflow.newDetachedCancellationScope(
            () -> {
              do {
                tell(input);
                Workflow.await(() -> woken || Workflow.isEveryHandlerFinished());
              } while (woken);
            })
        .run();
  }

  @Override
  public void refundReported(RefundReported report) {
    woken = true;
  }

  @Override
  public RefundAnswer resolveRefund(ResolveRefund request) {
    woken = true;
    Workflow.newDetachedCancellationScope(() -> Workflow.await(this::isAtRest)).run();
    return new RefundAnswer(requireNonNull(settled).status());
  }

  private boolean isAtRest() {
    return !woken && settled != null && settled.act() == null;
  }

  private void tell(RefundInput input) {
    var refund = new RefundAtStripe(input.refundId());
    RefundNews news = new RefundNews.None();
    RefundOccasion of = null;
    while (true) {
      woken = false;
      settled = null;
      RefundState state =
          records.settleRefund(new SettleRefund(input.refundId(), news, of, input.waits()));
      of = state.occasion();
      switch (RefundStep.after(state)) {
        case RefundStep.Ask ask ->
            news = calls("Refund " + amount(state.amount())).makeRefund(refund);
        case RefundStep.Look look ->
            news = calls("Look for the refund before " + state.act()).lookForRefund(refund);
        case RefundStep.Await await -> {
          settled = state;
          Timers.await(await.remaining(), () -> woken);
          news = new RefundNews.None();
        }
        case RefundStep.Finish finish -> {
          settled = state;
          if (!woken) {
            return;
          }
          news = new RefundNews.None();
        }
      }
    }
  }

  private static RefundCalls calls(String summary) {
    return Workflow.newActivityStub(RefundCalls.class, ActivityPolicies.refund(summary));
  }

  private static String amount(Money money) {
    return money.minor() + " minor units of " + money.currency();
  }
}
