package com.slotbase.checker.history;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a booking's workflow, as it is listed.
 *
 * @param dueAt when its first task was to run: later than its start by its start delay
 * @param closedAt null while it is running
 */
record Story(
    String workflowId,
    String runId,
    String bookingId,
    WorkflowExecutionStatus status,
    Instant dueAt,
    @Nullable Instant closedAt) {

  /** It went to its own end: it found nothing left to do. */
  boolean ended() {
    return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED
        || status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED;
  }

  boolean failed() {
    return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED
        || status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TIMED_OUT;
  }

  @Override
  public String toString() {
    return "Story %s (run %s, %s)"
        .formatted(workflowId, runId, status.name().replace("WORKFLOW_EXECUTION_STATUS_", ""));
  }
}
