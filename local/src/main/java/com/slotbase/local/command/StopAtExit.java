package com.slotbase.local.command;

import com.slotbase.local.stack.Stack;
import com.slotbase.local.stack.StackException;

/** Stops the stack when this process is told to end (Ctrl-C, SIGTERM), unless that is cancelled. */
final class StopAtExit {

  private final Stack stack;
  private final Screen screen;
  private final Thread hook = new Thread(this::stop, "stop-at-exit");
  private volatile boolean underWay;

  private StopAtExit(Stack stack, Screen screen) {
    this.stack = stack;
    this.screen = screen;
  }

  static StopAtExit of(Stack stack, Screen screen) {
    var exit = new StopAtExit(stack, screen);
    Runtime.getRuntime().addShutdownHook(exit.hook);
    return exit;
  }

  private void stop() {
    underWay = true;
    screen.line("\nStopping the stack");
    try {
      stack.abandon();
    } catch (StackException e) {
      screen.err().println("slotbase: " + e.getMessage());
    }
  }

  /**
   * Whether this process was told to end; what it sees of the stack from then on is its own doing.
   */
  boolean isUnderWay() {
    return underWay;
  }

  /** The stack is left as it is. */
  void cancel() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is running: the stack is being stopped, and this process ends with it.
    }
  }
}
