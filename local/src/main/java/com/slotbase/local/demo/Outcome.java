package com.slotbase.local.demo;

import java.util.List;

/** What came of a step, and where it can be looked at. */
record Outcome(boolean ok, String actual, List<String> links) {

  static Outcome of(boolean ok, String actual, String... links) {
    return new Outcome(ok, actual, List.of(links));
  }
}
