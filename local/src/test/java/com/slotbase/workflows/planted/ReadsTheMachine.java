package com.slotbase.workflows.planted;

import java.time.ZoneId;
import java.util.Locale;

/** Breaks a rule with each of its methods, on purpose. */
public class ReadsTheMachine {

  String environment() {
    return System.getenv("HOME");
  }

  String property() {
    return System.getProperty("user.name");
  }

  boolean flag() {
    return Boolean.getBoolean("flag");
  }

  Locale locale() {
    return Locale.getDefault();
  }

  ZoneId zone() {
    return ZoneId.systemDefault();
  }

  String text(int number) {
    return "%d".formatted(number);
  }

  void print() {
    System.out.println();
  }
}
