package com.slotbase.checker.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** The kinds of stories, by the names that everyone can see in their histories. */
enum StoryKind {

  /**
   * {@code booking:<bookingId>}, and {@code late-payment:<bookingId>} when it is taken up later.
   */
  BOOKING("BookingWorkflow", "SettleBooking") {
    @Override
    boolean asks(JsonNode state) {
      String status = state.path("status").asText();
      return status.equals("HELD")
          || status.equals("CONFIRMING")
          || state.path("payment").path("open").asBoolean();
    }
  },

  /** {@code cancellation:<bookingId>}, with {@code :2} and so on for a later one. */
  CANCELLATION("CancellationWorkflow", "SettleCancellation") {
    @Override
    boolean asks(JsonNode state) {
      return state.path("status").asText().equals("CANCELLING");
    }

    @Override
    boolean waitsForAPerson(JsonNode state) {
      JsonNode refunds = state.path("refunds");
      return asks(state)
          && !refunds.isEmpty()
          && StreamSupport.stream(refunds.spliterator(), false)
              .allMatch(refund ->
                  refund.path("status").asText().equals("PENDING_MANUAL")
                      && refund.path("act").asText("").isEmpty());
    }
  },

  /** {@code reschedule:<paymentId>}. */
  RESCHEDULE("RescheduleWorkflow", "SettleReschedule") {
    @Override
    boolean asks(JsonNode state) {
      return state.path("payment").path("open").asBoolean();
    }

    @Override
    String status(JsonNode state) {
      return state.path("moved").asBoolean()
          ? "MOVED"
          : state.path("moving").asBoolean() ? "MOVING" : "WAITING";
    }

    @Override
    boolean isReadable(JsonNode state) {
      return state.has("moving");
    }
  },

  /** {@code refund:<refundId>}. */
  REFUND("RefundWorkflow", "SettleRefund") {
    @Override
    boolean asks(JsonNode state) {
      String status = state.path("status").asText();
      boolean toBeMade =
          (status.equals("PENDING") || status.equals("FAILED"))
              && !state.path("accepted").asBoolean();
      return toBeMade || !state.path("act").asText("").isEmpty();
    }
  };

  private final String workflowType;
  private final String settle;

  StoryKind(String workflowType, String settle) {
    this.workflowType = workflowType;
    this.settle = settle;
  }

  String running() {
    return "WorkflowType = '%s' and ExecutionStatus = 'Running'".formatted(workflowType);
  }

  String closed() {
    return "WorkflowType = '%s' and ExecutionStatus != 'Running'".formatted(workflowType);
  }

  /** Whether it is the local activity by which such a story looks at its rows. */
  boolean looksBy(String activityType) {
    return settle.equals(activityType);
  }

  /** Whether what was seen is the rows of such a story. */
  boolean isReadable(JsonNode state) {
    return state.has("status");
  }

  /** The state that rows as they were seen were in. */
  String status(JsonNode state) {
    return state.path("status").asText();
  }

  /** Whether rows as they were seen ask for something. */
  abstract boolean asks(JsonNode state);

  /** Whether all that they ask for is a person's to decide. */
  boolean waitsForAPerson(JsonNode state) {
    return false;
  }

  /** The booking, payment or refund that a workflow of this kind is about. */
  String subjectId(String workflowId) {
    String id = workflowId.substring(workflowId.indexOf(':') + 1);
    return this == CANCELLATION ? id.replaceFirst(":\\d+$", "") : id;
  }
}
