package com.slotbase.workflows.sweep;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One pass over the rows that ask for something nobody seems to be doing. */
@WorkflowInterface
public interface SweepWorkflow {

  @WorkflowMethod
  SweepReport sweep();

  /**
   * What one pass found.
   *
   * @param released holds that were over
   * @param woken bookings whose story was woken
   * @param retried events of Stripe's that were processed again
   */
  record SweepReport(int released, int woken, int retried) {}
}
