package com.slotbase.local.command;

import com.slotbase.local.stack.Part;
import com.slotbase.local.stack.Stack;
import java.util.EnumSet;
import java.util.Set;

/** Looks after a stack that runs: says when a part has died and when it is back. */
final class Watch {

  private static final long POLL_MS = 300;

  private final Stack stack;
  private final Screen screen;
  private final StopAtExit exit;
  private final Set<Part> dead = EnumSet.noneOf(Part.class);

  Watch(Stack stack, Screen screen, StopAtExit exit) {
    this.stack = stack;
    this.screen = screen;
    this.exit = exit;
  }

  /** Returns when the stack was stopped, by this process or by another one. */
  void untilStopped() {
    while (!isStopped()) {
      for (Part part : Part.values()) {
        look(part);
      }
      pause();
    }
    if (!exit.isUnderWay()) {
      screen.line("The stack was stopped.");
    }
  }

  private boolean isStopped() {
    for (Part part : Part.values()) {
      if (stack.isRunning(part) || stack.hasDied(part)) {
        return false;
      }
    }
    return true;
  }

  private void look(Part part) {
    if (stack.hasDied(part)) {
      if (!exit.isUnderWay() && dead.add(part)) {
        screen.line(
            "  %s %s has ended. ./slotbase up, in another terminal, brings it back; ./slotbase logs %s says why."
                .formatted(screen.red("✗"), part.label(), part.label()));
      }
    } else if (stack.isRunning(part) && dead.remove(part)) {
      screen.line("  %s %s is back.".formatted(screen.green("✓"), part.label()));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
