package com.slotbase.local.command;

import com.slotbase.local.demo.Step;
import com.slotbase.local.demo.Teller;
import java.time.Duration;

/** The story as a log for people. */
record ReadableTeller(Screen screen) implements Teller {

  @Override
  public void tell(Step step) {
    var mark = step.ok() ? screen.green("✓") : screen.red("✗");
    screen.line("  %s %s  %s".formatted(mark, step.step(), screen.dim(step.ms() + " ms")));
    if (!step.ok()) {
      screen.line("      expected  " + step.expected());
    }
    screen.line("      " + (step.ok() ? step.actual() : "but       " + screen.red(step.actual())));
    step.links().forEach(link -> screen.line("      " + screen.dim(link)));
  }

  /** On a terminal one line that counts down and then vanishes. */
  @Override
  public void waiting(String what, Duration left) {
    if (screen.colour()) {
      var text = left.isZero() ? "" : "    %s in %d s".formatted(what, left.toSeconds() + 1);
      screen.out().print("\r\u001b[K" + screen.dim(text));
      screen.out().flush();
    }
  }
}
