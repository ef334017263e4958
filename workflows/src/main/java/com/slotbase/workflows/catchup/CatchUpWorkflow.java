package com.slotbase.workflows.catchup;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One pass over the events of Stripe's that were not delivered. */
@WorkflowInterface
public interface CatchUpWorkflow {

  @WorkflowMethod
  CatchUpReport catchUp();

  /**
   * What one pass found.
   *
   * @param undelivered events that Stripe counts as not delivered, those included that we know
   * @param processed events that were new to us
   * @param failed new ones that the sweep tries again
   */
  record CatchUpReport(int undelivered, int processed, int failed) {}
}
