package com.slotbase.workflows.sweep;

import com.slotbase.workflows.temporal.ActivityPolicies;
import io.temporal.workflow.Workflow;

/** The schedule sees to it that there is one pass at a time. */
public class SweepWorkflowImpl implements SweepWorkflow {

  private final SweepActivities activities =
      Workflow.newActivityStub(SweepActivities.class, ActivityPolicies.sweep());

  public SweepWorkflowImpl() {}

  @Override
  public SweepReport sweep() {
    return activities.sweepBookings();
  }
}
