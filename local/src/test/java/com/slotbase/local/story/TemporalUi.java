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
    List<HistoryEvent> events = lab.historyOfEnded(workflowId).getEvents();
    String runId =
        events.getFirst().getWorkflowExecutionStartedEventAttributes().getOriginalExecutionRunId();
    assertThat(tasks(events)).isNotEmpty();
    for (long task : tasks(events)) {
      reset(workflowId, runId, task);
      lab.historyOfEnded(workflowId);
      afterEach.run();
    }
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
