package com.slotbase.local.command;

import com.slotbase.local.stack.Stack;
import com.slotbase.local.stack.StackException;

/**
 * What becomes of the stack when this process is told to end (Ctrl-C, SIGTERM). Nothing that a
 * start has begun stays half-way; a command that stands for the stack takes all of it down.
 */
final class StopAtExit implements AutoCloseable {

  private final Stack stack;
  private final Screen screen;
  private final boolean everything;
  private final Thread hook = new Thread(this::stop, "stop-at-exit");
  private volatile boolean underWay;

  private StopAtExit(Stack stack, Screen screen, boolean everything) {
    this.stack = stack;
    this.screen = screen;
    this.everything = everything;
  }

  /** Stops the whole stack. */
  static StopAtExit everything(Stack stack, Screen screen) {
    return new StopAtExit(stack, screen, true).installed();
  }

  /** Stops what a start has begun; what ran before goes on. */
  static StopAtExit start(Stack stack, Screen screen) {
    return new StopAtExit(stack, screen, false).installed();
  }

  private StopAtExit installed() {
    Runtime.getRuntime().addShutdownHook(hook);
    return this;
  }

  private void stop() {
    underWay = true;
    screen.line("\nStopping");
    try {
      stack.abandonStart();
      if (everything) {
        stack.stopAll();
      }
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

  /** From now on the stack is left as it is. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is running: the stack is being stopped, and this process ends with it.
    }
  }
}
