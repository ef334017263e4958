package com.slotbase.workflows.catchup;

import com.slotbase.workflows.temporal.ActivityPolicies;
import io.temporal.workflow.Workflow;

/** The schedule sees to it that there is one pass at a time. */
public class CatchUpWorkflowImpl implements CatchUpWorkflow {

  private final CatchUpActivities activities =
      Workflow.newActivityStub(CatchUpActivities.class, ActivityPolicies.catchUp());

  public CatchUpWorkflowImpl() {}

  @Override
  public CatchUpReport catchUp() {
    return activities.fetchUndeliveredEvents();
  }
}
