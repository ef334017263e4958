package com.slotbase.workflows.sweep;

import com.slotbase.workflows.sweep.SweepWorkflow.SweepReport;
import io.temporal.activity.ActivityInterface;

/** The work of a pass. */
@ActivityInterface
public interface SweepActivities {

  /** Idempotent: what a pass that died had done is not found again. */
  SweepReport sweepBookings();
}
