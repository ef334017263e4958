package com.slotbase.checker.history;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a story, as it is listed.
 *
 * @param subjectId what it is about: a booking, the payment of a move, or a refund
 * @param dueAt when its first task was to run: later than its start by its start delay
 * @param closedAt null while it is running
 */
record Story(
    StoryKind kind,
    String workflowId,
    String runId,
    String subjectId,
    WorkflowExecutionStatus status,
    Instant dueAt,
    @Nullable Instant closedAt) {

  /** It went to its own end: it found nothing left to do. */
  boolean ended() {
    return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED || cancelled();
  }

  /** It was asked to end, and did as far as it may. */
  boolean cancelled() {
    return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED;
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
