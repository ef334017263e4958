package com.slotbase.workflows.planted;

import java.util.HashMap;

/** Breaks a rule on purpose. */
public class KeepsState {
  static int count;
  static final int[] COUNTS = new int[1];
  static final HashMap<String, String> SEEN = new HashMap<>();
}
