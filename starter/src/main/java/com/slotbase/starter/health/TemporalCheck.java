package com.slotbase.starter.health;

import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.concurrent.TimeUnit;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(2)
class TemporalCheck implements Check {

  private final WorkflowServiceStubs temporal;

  TemporalCheck(WorkflowServiceStubs temporal) {
    this.temporal = temporal;
  }

  @Override
  public String name() {
    return "temporal";
  }

  /** Past the client's own retries, which would make a short answer long. */
  @Override
  public void look() {
    temporal
        .blockingStub()
        .withDeadlineAfter(900, TimeUnit.MILLISECONDS)
        .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
  }
}
