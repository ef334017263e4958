package com.slotbase.workflows.planted;

import com.slotbase.workflows.sweep.SweepWorkflowImpl;

/** Breaks a rule on purpose. */
public class HiddenConstructorWorkflow extends SweepWorkflowImpl {
  HiddenConstructorWorkflow() {}
}
