package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.UUID;

/** Cancel, terminate and reset, as an operator does them in Temporal's UI. */
final class TemporalUi {

  private final Lab lab;

  TemporalUi(Lab lab) {
    this.lab = lab;
  }

  /** Its running or latest run. */
  WorkflowStub story(String workflowId) {
    return lab.client.newUntypedWorkflowStub(workflowId);
  }

  /** To where it first waited for something. */
  void resetToItsFirstTask(String workflowId) {
    reset(workflowId, "", tasks(lab.client.fetchHistory(workflowId).getEvents()).getFirst());
  }

  /** To each of its tasks, one after the other, once it has ended; each new run ends as well. */
  void resetToEachTask(String workflowId, Runnable afterEach) {
    lab.historyOfEnded(workflowId);
    resetToEachTask(
        workflowId,
        lab.runOf(workflowId),
        () -> {
          lab.historyOfEnded(workflowId);
          afterEach.run();
        });
  }

  /** To each task that a run has had, one after the other. */
  void resetToEachTask(String workflowId, String runId, Runnable afterEach) {
    List<Long> tasks = tasks(lab.client.fetchHistory(workflowId, runId).getEvents());
    assertThat(tasks).isNotEmpty();
    for (long task : tasks) {
      reset(workflowId, runId, task);
      afterEach.run();
    }
  }

  /**
   * To one task of a run.
   *
   * @param number counts from 1
   */
  void resetToTask(String workflowId, String runId, int number) {
    List<Long> tasks = tasks(lab.client.fetchHistory(workflowId, runId).getEvents());
    reset(workflowId, runId, tasks.get(number - 1));
  }

  private static List<Long> tasks(List<HistoryEvent> events) {
    return events.stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
        .map(HistoryEvent::getEventId)
        .toList();
  }

  private void reset(String workflowId, String runId, long eventId) {
    var reset =
        lab.client
            .getWorkflowServiceStubs()
            .blockingStub()
            .resetWorkflowExecution(
                ResetWorkflowExecutionRequest.newBuilder()
                    .setNamespace("default")
                    .setWorkflowExecution(
                        WorkflowExecution.newBuilder().setWorkflowId(workflowId).setRunId(runId))
                    .setReason("test")
                    .setRequestId(UUID.randomUUID().toString())
                    .setWorkflowTaskFinishEventId(eventId)
                    .build());
    assertThat(reset.getRunId()).isNotEmpty();
  }
}
