package com.slotbase.workflows.planted;

import com.slotbase.workflows.sweep.SweepWorkflowImpl;

/** Breaks a rule on purpose. */
class HiddenWorkflow extends SweepWorkflowImpl {
  public HiddenWorkflow() {}
}
