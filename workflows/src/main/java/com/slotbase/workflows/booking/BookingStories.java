package com.slotbase.workflows.booking;

import com.slotbase.workflows.booking.BookingWorkflow.BookingInput;
import com.slotbase.workflows.booking.BookingWorkflow.ConfirmAnswer;
import com.slotbase.workflows.booking.BookingWorkflow.ConfirmRequest;
import com.slotbase.workflows.booking.BookingWorkflow.PaymentReported;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.temporal.StoryCalls;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.function.Function;

/**
 * Starts and wakes the stories of bookings. Whatever is asked here is committed in the booking's
 * row before; a call that fails loses nothing, as the sweep makes up for it.
 */
public final class BookingStories {

  private final StoryCalls calls;

  public BookingStories(StoryCalls calls) {
    this.calls = calls;
  }

  /**
   * Starts the timer of a hold: a run that waits in Temporal's own timer queue until the hold is
   * over.
   *
   * @param deadline of the call itself
   * @throws RuntimeException if Temporal did not accept it in time
   */
  public void startHoldTimer(String bookingId, Duration hold, Duration deadline) {
    WorkflowOptions options = StoryCalls.delayed(WorkflowIds.booking(bookingId), hold);
    calls.within(deadline, () -> stub(options).start(new BookingInput(bookingId)));
  }

  /**
   * Has the row looked at again, at once: by its story if one is running or waiting, else by a new
   * run.
   *
   * @param reason for who reads the history
   * @throws RuntimeException if Temporal did not accept it in time
   */
  public void wake(String bookingId, String reason, Duration deadline) {
    Object[] signal = {new PaymentReported(reason)};
    Object[] input = {new BookingInput(bookingId)};
    toStory(bookingId, deadline, story -> story.signalWithStart("paymentReported", signal, input));
  }

  /**
   * Sees to it that a story is running, without telling one that is.
   *
   * @throws RuntimeException if Temporal did not accept it in time
   */
  public void ensureRunning(String bookingId, Duration deadline) {
    var input = new BookingInput(bookingId);
    toStory(bookingId, deadline, story -> story.start(input));
  }

  /**
   * Has a booking that is {@code CONFIRMING} seen through, and waits for it.
   *
   * @param late whether the booking's story had ended before, as its hold had expired
   * @return what it has become
   * @throws RuntimeException if there was no answer in time; the row tells more
   */
  public BookingStatus confirm(String bookingId, String role, boolean late, Duration deadline) {
    String story = late ? WorkflowIds.latePayment(bookingId) : WorkflowIds.booking(bookingId);
    WorkflowOptions options = late ? StoryCalls.again(story) : StoryCalls.once(story);
    ConfirmAnswer answer =
        calls.ask(
            stub(options),
            "confirm",
            WorkflowIds.CONFIRM_UPDATE,
            ConfirmAnswer.class,
            new ConfirmRequest(role),
            new BookingInput(bookingId),
            deadline);
    return answer.status();
  }

  /** To the booking's story or, if that has ended well, to a later one. */
  private void toStory(
      String bookingId, Duration deadline, Function<WorkflowStub, WorkflowExecution> call) {
    calls.within(
        deadline,
        () -> {
          try {
            return call.apply(stub(StoryCalls.once(WorkflowIds.booking(bookingId))));
          } catch (WorkflowExecutionAlreadyStarted ended) {
            return call.apply(stub(StoryCalls.again(WorkflowIds.latePayment(bookingId))));
          }
        });
  }

  private WorkflowStub stub(WorkflowOptions options) {
    return calls.stub("BookingWorkflow", options);
  }
}
