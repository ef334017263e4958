package com.slotbase.workflows.domain.planted;

import io.temporal.workflow.Workflow;

/** Breaks a rule on purpose. */
public class KnowsTheEngine {
  static long now() {
    return Workflow.currentTimeMillis();
  }
}
