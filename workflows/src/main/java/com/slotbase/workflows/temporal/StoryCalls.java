package com.slotbase.workflows.temporal;

import io.grpc.Context;
import io.grpc.Deadline;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How stories are started, woken and asked: each call with a deadline of its own. */
public final class StoryCalls implements AutoCloseable {

  /** Enough for a process that has just started beside a Temporal that works. */
  private static final Duration FIRST_CONTACT = Duration.ofMillis(300);

  private final WorkflowClient client;
  private final FirstContact contact;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("temporal-deadlines").factory());

  public StoryCalls(WorkflowClient client) {
    this.client = client;
    this.contact = new FirstContact(client.getWorkflowServiceStubs());
  }

  public WorkflowStub stub(String workflowType, WorkflowOptions options) {
    return client.newUntypedWorkflowStub(workflowType, options);
  }

  /** No execution or run timeout: the first counts a delay, and money work never gives up. */
  private static WorkflowOptions.Builder options(String workflowId) {
    return WorkflowOptions.newBuilder().setWorkflowId(workflowId).setTaskQueue(TaskQueues.BOOKINGS);
  }

  /** Starts a run that waits in Temporal's own timer queue first; one is enough for ever. */
  public static WorkflowOptions delayed(String workflowId, Duration delay) {
    return options(workflowId)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setStartDelay(delay)
        .build();
  }

  /** Takes up the run there is, or starts one; a run that ended well must not be repeated. */
  public static WorkflowOptions once(String workflowId) {
    return takingUp(
        workflowId, WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY);
  }

  /** Takes up the run there is, or starts one, however often there was one before. */
  public static WorkflowOptions again(String workflowId) {
    return takingUp(workflowId, WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE);
  }

  private static WorkflowOptions takingUp(String workflowId, WorkflowIdReusePolicy reuse) {
    return options(workflowId)
        .setWorkflowIdReusePolicy(reuse)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
        .build();
  }

  /**
   * Asks a story and waits for its answer, starting it if it doesn't run.
   *
   * @param updateId whoever asks a run with the same id gets the same answer
   * @throws RuntimeException if there was no answer in time; the row tells more
   */
  public <T> T ask(
      WorkflowStub story,
      String update,
      String updateId,
      Class<T> answer,
      Object question,
      Object input,
      Duration deadline) {
    UpdateOptions<T> options =
        UpdateOptions.newBuilder(answer)
            .setUpdateName(update)
            .setUpdateId(updateId)
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build();
    return within(
        deadline,
        () -> story.executeUpdateWithStart(options, new Object[] {question}, new Object[] {input}));
  }

  /**
   * @throws RuntimeException if Temporal did not answer in time
   */
  public <T> T within(Duration deadline, Callable<T> call) {
    contact.await(deadline.compareTo(FIRST_CONTACT) < 0 ? deadline : FIRST_CONTACT);
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

  @Override
  public void close() {
    contact.close();
    deadlines.shutdownNow();
  }
}
