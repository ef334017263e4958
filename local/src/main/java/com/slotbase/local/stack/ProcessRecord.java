package com.slotbase.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process plays a part. Process ids are used again after a while and after a reboot, so the
 * record also holds when the process started, and a process that started at another time is never
 * taken for ours.
 */
record ProcessRecord(long pid, Instant startedAt) {

  /** The system derives a start time from its own boot time, which moves when the clock is set. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

  static ProcessRecord of(ProcessHandle process) {
    return new ProcessRecord(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** The record in a file; empty if there is none, or none that can be read. */
  static Optional<ProcessRecord> read(Path file) {
    try {
      var fields = Files.readString(file).strip().split(" ", -1);
      if (fields.length != 2) {
        return Optional.empty();
      }
      return Optional.of(new ProcessRecord(Long.parseLong(fields[0]), Instant.parse(fields[1])));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  void write(Path file) {
    try {
      var draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
      Files.writeString(draft, pid + " " + startedAt + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StackException("%s cannot be written: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** The process, if it still runs. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(this::startedThen)
        .filter(process -> !isZombie(pid));
  }

  private boolean startedThen(ProcessHandle process) {
    var started = process.info().startInstant().orElse(Instant.EPOCH);
    return Duration.between(startedAt, started).abs().compareTo(CLOCK_STEP) <= 0;
  }

  /**
   * In a container without an init, a dead process stays in the table until its parent asks for it,
   * which nobody does for a detached one. Its first thread may end before the others, which still
   * hold its ports then.
   */
  static boolean isZombie(long pid) {
    var process = Path.of("/proc", Long.toString(pid));
    try (var threads = Files.list(process.resolve("task"))) {
      var stat = Files.readString(process.resolve("stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2) && threads.count() == 1;
    } catch (IOException e) {
      return false; // Not Linux, or gone, which the caller has asked about.
    }
  }
}
