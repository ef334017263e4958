package com.slotbase.local.command;

import com.slotbase.local.stack.Checkout;
import com.slotbase.local.stack.StackException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Runs another program to its end at this terminal. */
final class Foreground {

  private Foreground() {}

  /** Its exit code. */
  static int run(List<String> command, Map<String, String> environment) {
    var builder = new ProcessBuilder(command).inheritIO();
    builder.directory(Checkout.find().root().toFile());
    builder.environment().putAll(environment);
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      throw new StackException(
          "%s cannot be started: %s.".formatted(command.getFirst(), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted.", e);
    }
  }
}
