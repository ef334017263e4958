package com.slotbase.workflows.planted;

/** Breaks a rule on purpose. */
public class Synchronizes {
  synchronized int one() {
    return 1;
  }
}
