package com.slotbase.workflows.booking;

import static java.util.Objects.requireNonNull;

import com.slotbase.workflows.booking.BookingRecords.Settle;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.BookingState;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.BookingStep;
import com.slotbase.workflows.temporal.ActivityPolicies;
import com.slotbase.workflows.temporal.Timers;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** Reads the row, does what it asks for, writes what came of it, until nothing is left to do. */
public class BookingWorkflowImpl implements BookingWorkflow {

  private final BookingRecords records =
      Workflow.newLocalActivityStub(
          BookingRecords.class, ActivityPolicies.ownDatabase("Settle the booking's row"));

  /** Whether the row has to be looked at again. */
  private boolean woken = true;

  /** What the row said when it was last looked at; null while it is being looked at. */
  private @Nullable BookingStatus settled;

  public BookingWorkflowImpl() {}

  @Override
  public void run(BookingInput input) {
    CancellationScope asked = CancellationScope.current();
    // A cancelled workflow still frees its slot, and never leaves a capture or void half done.
    Workflow.newDetachedCancellationScope(
            () -> {
              // What comes while the last handler ends is told of as well.
              do {
                tell(input.bookingId(), asked);
                Workflow.await(() -> woken || Workflow.isEveryHandlerFinished());
              } while (woken);
            })
        .run();
    if (settled == BookingStatus.CANCELLED) {
      CancellationScope.throwCanceled();
    }
  }

  @Override
  public void paymentReported(PaymentReported report) {
    woken = true;
  }

  @Override
  public ConfirmAnswer confirm(ConfirmRequest request) {
    woken = true;
    Workflow.newDetachedCancellationScope(() -> Workflow.await(this::isDecided)).run();
    return new ConfirmAnswer(requireNonNull(settled));
  }

  private boolean isDecided() {
    return !woken && settled != null && settled != BookingStatus.CONFIRMING;
  }

  private void tell(String bookingId, CancellationScope asked) {
    BookingNews news = new BookingNews.None();
    boolean abandoned = false;
    while (true) {
      if (!abandoned && asked.isCancelRequested() && news instanceof BookingNews.None) {
        abandoned = true;
        news = new BookingNews.Abandoned();
      }
      woken = false;
      settled = null;
      BookingState state = records.settleBooking(new Settle(bookingId, news));
      settled = state.status();
      boolean mayAbandon = !abandoned;
      switch (BookingStep.after(state)) {
        case BookingStep.AwaitExpiry await -> {
          Timers.await(await.remaining(), () -> woken || (mayAbandon && asked.isCancelRequested()));
          news = new BookingNews.None();
        }
        case BookingStep.Capture capture ->
            news = PaymentSteps.capture(capture.payment(), state.parked());
        case BookingStep.VoidUnlessInTime request ->
            news =
                request.holding()
                    ? PaymentSteps.voidWhileHolding(request.payment())
                    : PaymentSteps.voidPayment(request.payment(), true, state.parked());
        case BookingStep.Void request ->
            news = PaymentSteps.voidPayment(request.payment(), false, state.parked());
        case BookingStep.Finish finish -> {
          if (!woken) {
            return;
          }
          news = new BookingNews.None();
        }
      }
    }
  }
}
