package com.slotbase.local.command;

import com.slotbase.local.stack.Part;
import com.slotbase.local.stack.Stack;
import com.slotbase.local.stack.StackException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Starts what does not run of a stack, and says so. */
final class StackStarter {

  private StackStarter() {}

  /** Whether the stack runs now; otherwise this process was told to end meanwhile. */
  static boolean start(Stack stack, StopAtExit exit, Screen screen) {
    var missing =
        Arrays.stream(Part.values())
            .filter(stack.settings()::startsItself)
            .filter(part -> !stack.isRunning(part))
            .count();
    if (missing == 0) {
      screen.line(
          stack.runsAnotherBuild()
              ? "The stack runs already, with an earlier build: ./slotbase down, then up, runs this one."
              : "The stack runs already.");
      return true;
    }
    screen.line(
        stack.status().pids().isEmpty() ? "Starting the stack" : "Starting what does not run");
    var begin = Instant.now();
    try {
      stack.startAll();
    } catch (StackException e) {
      if (exit.isUnderWay()) {
        return false;
      }
      throw e;
    }
    var took = ProgressLines.seconds(Duration.between(begin, Instant.now()));
    screen.line("  Everything is up after %s.".formatted(took));
    return true;
  }
}
