package com.slotbase.workflows.reschedule;

import static java.util.Objects.requireNonNull;

import com.slotbase.workflows.booking.PaymentSteps;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.RescheduleState;
import com.slotbase.workflows.domain.RescheduleStep;
import com.slotbase.workflows.reschedule.RescheduleRecords.SettleReschedule;
import com.slotbase.workflows.temporal.ActivityPolicies;
import com.slotbase.workflows.temporal.Timers;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** Reads the rows, does what they ask for, writes what came of it, until nothing is left to do. */
public class RescheduleWorkflowImpl implements RescheduleWorkflow {

  private final RescheduleRecords records =
      Workflow.newLocalActivityStub(
          RescheduleRecords.class, ActivityPolicies.ownDatabase("Settle the move's rows"));

  /** Whether the rows have to be looked at again. */
  private boolean woken = true;

  /** What the rows said when they were last looked at; null while they are being looked at. */
  private @Nullable RescheduleState settled;

  public RescheduleWorkflowImpl() {}

  @Override
  public void reschedule(RescheduleInput input) {
    CancellationScope asked = CancellationScope.current();
    // A cancelled workflow still voids what is authorised, and never leaves a capture half done.
    Workflow.newDetachedCancellationScope(
            () -> {
              do {
                tell(input.paymentId(), asked);
                Workflow.await(() -> woken || Workflow.isEveryHandlerFinished());
              } while (woken);
            })
        .run();
    if (asked.isCancelRequested() && !requireNonNull(settled).moved()) {
      CancellationScope.throwCanceled();
    }
  }

  @Override
  public void rescheduleReported(RescheduleReported report) {
    woken = true;
  }

  @Override
  public RescheduleAnswer awaitReschedule(AwaitReschedule request) {
    woken = true;
    Workflow.newDetachedCancellationScope(() -> Workflow.await(this::isDecided)).run();
    return new RescheduleAnswer(requireNonNull(settled).moved());
  }

  private boolean isDecided() {
    return !woken && settled != null && !settled.moving();
  }

  private void tell(String paymentId, CancellationScope asked) {
    BookingNews news = new BookingNews.None();
    while (true) {
      if (asked.isCancelRequested() && news instanceof BookingNews.None) {
        // Once it is abandoned the rows never ask to wait again.
        news = new BookingNews.Abandoned();
      }
      woken = false;
      settled = null;
      RescheduleState state = records.settleReschedule(new SettleReschedule(paymentId, news));
      settled = state;
      switch (RescheduleStep.after(state)) {
        case RescheduleStep.AwaitExpiry await -> {
          Timers.await(await.remaining(), () -> woken || asked.isCancelRequested());
          news = new BookingNews.None();
        }
        case RescheduleStep.Capture capture ->
            news = PaymentSteps.capture(capture.payment(), state.parked());
        case RescheduleStep.Void request ->
            news = PaymentSteps.voidPayment(request.payment(), false, state.parked());
        case RescheduleStep.Finish finish -> {
          if (!woken) {
            return;
          }
          news = new BookingNews.None();
        }
      }
    }
  }
}
