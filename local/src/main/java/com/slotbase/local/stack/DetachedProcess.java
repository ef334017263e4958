package com.slotbase.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts a process that outlives this one: in a process group of its own, so that a Ctrl-C at the
 * terminal reaches the command and not the stack, with no terminal, and with its output in a file.
 */
final class DetachedProcess {

  private static final long LOG_LIMIT_BYTES = 20_000_000;

  /**
   * Job control ({@code set -m}) gives each background job its own process group; {@code $!} is the
   * id of the program itself, since the job is one simple command.
   */
  private static final String LAUNCH =
      "set -m; trap '' HUP; log=$1; shift; \"$@\" </dev/null >>\"$log\" 2>&1 & echo $!";

  private DetachedProcess() {}

  static ProcessRecord start(
      List<String> command, Map<String, String> environment, Path workingFolder, Path log) {
    var line = new ArrayList<>(List.of("bash", "-c", LAUNCH, "slotbase", log.toString()));
    line.addAll(command);
    var builder = new ProcessBuilder(line).directory(workingFolder.toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(StackSettings::isSetting);
    builder.environment().putAll(environment);
    try {
      rotate(log);
      var shell = builder.start();
      var printed = new String(shell.getInputStream().readAllBytes(), UTF_8).strip();
      return ProcessHandle.of(Long.parseLong(printed))
          .map(ProcessRecord::of)
          .orElseThrow(() -> new StackException(command.getFirst() + " ended at once; see " + log));
    } catch (IOException | NumberFormatException e) {
      throw new StackException(
          "%s cannot be started: %s.".formatted(command.getFirst(), e.getMessage()), e);
    }
  }

  /** One older log is kept; a stack that runs for weeks fills no disk at its next start. */
  private static void rotate(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
