package com.slotbase.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A part by its record: launches it, waits for it, ends it. */
record RunningPart(Part part, PartServer server, Home home) {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(25);
  private static final int LOG_LINES = 12;
  private static final Predicate<String> STACK_FRAME =
      Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ )").asPredicate();

  /** Starts the process and writes its record. */
  ProcessRecord launch(StackSettings settings) {
    var record =
        DetachedProcess.start(
            server.command(), settings.environment(), home.path(), home.log(part));
    record.write(home.record(part));
    return record;
  }

  /** Launches and returns once it is ready; throws if it ends, takes too long, or is given up. */
  void awaitReady(Supplier<ProcessRecord> launch, BooleanSupplier givenUp) {
    var deadline = Instant.now().plus(START_LIMIT);
    var record = launch.get();
    while (!server.isReady(record.pid())) {
      if (record.process().isEmpty()) {
        if (!server.mayTryAgain(lastLines())) {
          throw new StackException(
              "The %s ended at its start. The end of %s:\n%s"
                  .formatted(part.label(), home.log(part), lastLines()));
        }
        pause();
        record = launch.get();
      }
      if (givenUp.getAsBoolean()) {
        throw new StackException("The start was given up.");
      }
      if (Instant.now().isAfter(deadline)) {
        throw new StackException(
            "The %s does not answer after %d seconds. The end of %s:\n%s"
                .formatted(part.label(), START_LIMIT.toSeconds(), home.log(part), lastLines()));
      }
      pause();
    }
  }

  /** Ends the process in good order; whether there was one. */
  boolean stop() {
    var file = home.record(part);
    var process = ProcessRecord.read(file).flatMap(ProcessRecord::process);
    process.ifPresent(running -> {
      signal(running.pid());
      if (ended(STOP_LIMIT)) {
        server.afterStop();
      } else {
        kill();
      }
    });
    delete(file);
    return process.isPresent();
  }

  /** Kills the process and those it has started; the record stays, as after any sudden death. */
  void kill() {
    ProcessRecord.read(home.record(part))
        .flatMap(ProcessRecord::process)
        .ifPresent(running -> {
          var family = Stream.concat(Stream.of(running), running.descendants()).toList();
          family.forEach(ProcessHandle::destroyForcibly);
          ended(KILL_LIMIT);
        });
  }

  private void signal(long pid) {
    Commands.run(
        List.of("bash", "-c", "kill -$0 $1", server.stopSignal(), Long.toString(pid)),
        Path.of("/"),
        "");
  }

  private boolean ended(Duration limit) {
    var deadline = Instant.now().plus(limit);
    while (ProcessRecord.read(home.record(part)).flatMap(ProcessRecord::process).isPresent()) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      pause();
    }
    return true;
  }

  /** The end of the log without the frames of stack traces. */
  private String lastLines() {
    try (var lines = Files.lines(home.log(part))) {
      var said = lines.filter(line -> !line.isBlank() && !STACK_FRAME.test(line)).toList();
      return String.join("\n", said.subList(Math.max(0, said.size() - LOG_LINES), said.size()));
    } catch (IOException e) {
      return "(it wrote no log)";
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new StackException("%s cannot be deleted: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted.", e);
    }
  }
}
