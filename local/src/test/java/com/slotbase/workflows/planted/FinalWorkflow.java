package com.slotbase.workflows.planted;

import com.slotbase.workflows.sweep.SweepWorkflowImpl;

/** Breaks a rule on purpose. */
public final class FinalWorkflow extends SweepWorkflowImpl {
  public static final Class<?> HIDDEN = HiddenWorkflow.class;

  public FinalWorkflow() {}
}
