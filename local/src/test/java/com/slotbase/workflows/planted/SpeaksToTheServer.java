package com.slotbase.workflows.planted;

import com.slotbase.workflows.booking.BookingStories;
import io.temporal.client.WorkflowClient;
import java.time.Duration;

/** Breaks a rule on purpose. */
public class SpeaksToTheServer {

  void byAClient(BookingStories stories) {
    stories.wake("b", "why", Duration.ZERO);
  }

  void byItself(WorkflowClient client) {
    client.newUntypedWorkflowStub("booking:b").cancel();
  }
}
