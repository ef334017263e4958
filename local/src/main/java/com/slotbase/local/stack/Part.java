package com.slotbase.local.stack;

import java.util.Locale;

/** The processes of a stack, in the order in which they start; they stop in the reverse order. */
public enum Part {
  POSTGRES,
  TEMPORAL,
  SIMULATORS,
  WORKER,
  API;

  /** The name in logs, records and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
