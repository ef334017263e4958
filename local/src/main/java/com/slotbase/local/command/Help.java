package com.slotbase.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What {@code ./slotbase help} prints. The script prints the same file before anything is built.
 */
final class Help {

  private Help() {}

  static String text() {
    try (var file = Help.class.getResourceAsStream("help.txt")) {
      if (file == null) {
        throw new IllegalStateException("help.txt is missing from the build");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
