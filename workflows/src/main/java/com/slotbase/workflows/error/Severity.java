package com.slotbase.workflows.error;

/** How bad an error is; response times and channels follow from it (E4). In rising order. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
