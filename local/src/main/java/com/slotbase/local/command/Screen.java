package com.slotbase.local.command;

import java.io.PrintStream;

/** Where a command prints: results to standard output, everything else to standard error. */
public record Screen(PrintStream out, PrintStream err, boolean colour) {

  /** The terminal of this process; the {@code slotbase} script says whether it shows colours. */
  static Screen ofProcess() {
    return new Screen(System.out, System.err, Boolean.getBoolean("slotbase.colour"));
  }

  public void line(String text) {
    out.println(text);
    out.flush();
  }

  public String green(String text) {
    return paint("32", text);
  }

  public String red(String text) {
    return paint("31", text);
  }

  public String dim(String text) {
    return paint("2", text);
  }

  public String bold(String text) {
    return paint("1", text);
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
