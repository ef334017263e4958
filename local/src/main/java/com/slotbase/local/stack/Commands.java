package com.slotbase.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs short commands to their end. */
final class Commands {

  /** What a command printed, on both streams, and how it ended. */
  record Outcome(int exitCode, String output) {

    boolean succeeded() {
      return exitCode == 0;
    }
  }

  private Commands() {}

  static Outcome run(List<String> command, Path workingFolder, String input) {
    var builder = new ProcessBuilder(command).directory(workingFolder.toFile());
    builder.redirectErrorStream(true);
    try {
      var process = builder.start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(UTF_8));
      }
      var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      return new Outcome(-1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(-1, "interrupted");
    }
  }
}
