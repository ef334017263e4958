package com.slotbase.local.stack;

/**
 * The stack cannot do what was asked. The message is meant for the person at the terminal: it says
 * what is wrong and what to do about it.
 */
public final class StackException extends RuntimeException {

  public StackException(String message) {
    super(message);
  }

  public StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
