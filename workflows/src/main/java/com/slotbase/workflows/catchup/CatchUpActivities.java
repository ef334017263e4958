package com.slotbase.workflows.catchup;

import com.slotbase.workflows.catchup.CatchUpWorkflow.CatchUpReport;
import io.temporal.activity.ActivityInterface;

/** The work of a pass. */
@ActivityInterface
public interface CatchUpActivities {

  /** Idempotent: an event that a pass had taken is known to the next. */
  CatchUpReport fetchUndeliveredEvents();
}
