package com.slotbase.workflows.booking;

import com.slotbase.workflows.booking.BookingWorkflow.BookingInput;
import com.slotbase.workflows.booking.BookingWorkflow.ConfirmAnswer;
import com.slotbase.workflows.booking.BookingWorkflow.ConfirmRequest;
import com.slotbase.workflows.booking.BookingWorkflow.PaymentReported;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.temporal.TaskQueues;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.grpc.Context;
import io.grpc.Deadline;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Starts and wakes the stories of bookings. Whatever is asked here is committed in the booking's
 * row before; a call that fails loses nothing, as the sweep makes up for it.
 */
public final class BookingStories implements AutoCloseable {

  private final WorkflowClient client;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("temporal-deadlines").factory());

  public BookingStories(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Starts the timer of a hold: a run that waits in Temporal's own timer queue until the hold is
   * over.
   *
   * @param deadline of the call itself
   * @throws RuntimeException if Temporal did not accept it in time
   */
  public void startHoldTimer(String bookingId, Duration hold, Duration deadline) {
    WorkflowOptions options =
        options(WorkflowIds.booking(bookingId))
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .setStartDelay(hold)
            .build();
    within(deadline, () -> stub(options).start(new BookingInput(bookingId)));
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
    WorkflowOptions options = late ? laterStory(bookingId) : firstStory(bookingId);
    UpdateOptions<ConfirmAnswer> update =
        UpdateOptions.newBuilder(ConfirmAnswer.class)
            .setUpdateName("confirm")
            .setUpdateId(WorkflowIds.CONFIRM_UPDATE)
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build();
    ConfirmAnswer answer =
        within(
            deadline,
            () ->
                stub(options)
                    .executeUpdateWithStart(
                        update,
                        new Object[] {new ConfirmRequest(role)},
                        new Object[] {new BookingInput(bookingId)}));
    return answer.status();
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
  }

  /** To the booking's story or, if that has ended well, to a later one. */
  private void toStory(
      String bookingId, Duration deadline, Function<WorkflowStub, WorkflowExecution> call) {
    within(
        deadline,
        () -> {
          try {
            return call.apply(stub(firstStory(bookingId)));
          } catch (WorkflowExecutionAlreadyStarted ended) {
            return call.apply(stub(laterStory(bookingId)));
          }
        });
  }

  private WorkflowStub stub(WorkflowOptions options) {
    return client.newUntypedWorkflowStub("BookingWorkflow", options);
  }

  /** A run that was cancelled or terminated must not bar the way. */
  private static WorkflowOptions firstStory(String bookingId) {
    return options(WorkflowIds.booking(bookingId))
        .setWorkflowIdReusePolicy(
            WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
        .build();
  }

  private static WorkflowOptions laterStory(String bookingId) {
    return options(WorkflowIds.latePayment(bookingId))
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
        .build();
  }

  /** No execution or run timeout: the first counts the delay, and money work never gives up. */
  private static WorkflowOptions.Builder options(String workflowId) {
    return WorkflowOptions.newBuilder().setWorkflowId(workflowId).setTaskQueue(TaskQueues.BOOKINGS);
  }

  private <T> T within(Duration deadline, Callable<T> call) {
    var context =
        Context.current()
            .withDeadline(Deadline.after(deadline.toMillis(), TimeUnit.MILLISECONDS), deadlines);
    try {
      return context.call(call);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      context.cancel(null);
    }
  }
}
