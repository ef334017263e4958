package com.slotbase.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowIdsTest {

  @Test
  void idOfAStory_tellsItsBooking() {
    assertThat(WorkflowIds.bookingId(WorkflowIds.booking("b-1"))).hasValue("b-1");
    assertThat(WorkflowIds.bookingId(WorkflowIds.latePayment("b-1"))).hasValue("b-1");
    assertThat(WorkflowIds.bookingId(WorkflowIds.cancellation("b-1", 1))).hasValue("b-1");
    assertThat(WorkflowIds.bookingId(WorkflowIds.cancellation("b-1", 2))).hasValue("b-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        WorkflowIds.SWEEP,
        WorkflowIds.CATCH_UP,
        "sweep-2027-06-01T08:00:00Z",
        "refund:b-1",
        ""
      })
  void idOfAnotherWorkflow_tellsNone(String workflowId) {
    assertThat(WorkflowIds.bookingId(workflowId)).isEmpty();
  }
}
