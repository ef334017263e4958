package com.slotbase.workflows.planted;

/** Breaks a rule on purpose. */
public class Locks {
  int one() {
    synchronized (this) {
      return 1;
    }
  }
}
