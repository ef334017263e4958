package com.slotbase.local.command;

import com.slotbase.local.stack.Part;
import com.slotbase.local.stack.Progress;
import java.time.Duration;

/** Prints a line per part that has come up or gone down. */
record ProgressLines(Screen screen) implements Progress {

  @Override
  public void started(Part part, Duration after) {
    screen.line(
        "  %s %-11s%s".formatted(screen.green("✓"), part.label(), screen.dim(seconds(after))));
  }

  @Override
  public void stopped(Part part) {
    screen.line("  %s %s".formatted(screen.dim("■"), part.label() + " stopped"));
  }

  @Override
  public void note(String sentence) {
    screen.line("  " + screen.dim(sentence));
  }

  static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
