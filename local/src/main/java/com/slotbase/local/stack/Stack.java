package com.slotbase.local.stack;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One local stack, told from others by its settings. The object holds no processes: what runs
 * stands in the records of the home, so any number of commands and tests may look at one stack, and
 * it goes on when they end. Who starts or stops parts waits for others that do.
 */
public final class Stack implements AutoCloseable {

  private static final Duration LOCK_LIMIT = Duration.ofMinutes(2);

  private final StackSettings settings;
  private final Home home;
  private final Progress progress;
  private volatile boolean abandoned;

  private Stack(StackSettings settings, Progress progress) {
    this.settings = settings;
    this.home = new Home(settings.home());
    this.progress = progress;
  }

  public static Stack of(StackSettings settings) {
    return of(settings, Progress.SILENT);
  }

  public static Stack of(StackSettings settings, Progress progress) {
    return new Stack(settings, progress);
  }

  /** Starts whatever does not run and returns when everything answers. */
  public void startAll() {
    start(Part.values());
  }

  /**
   * Starts those of the parts that do not run, and returns when they answer. Worker and API are
   * started once PostgreSQL answers. If one fails, those that this call has started are stopped.
   *
   * @throws StackException saying which part, why, and what to do
   */
  public void start(Part... parts) {
    home.open();
    try (var _ = HomeLock.take(home.lock(), LOCK_LIMIT)) {
      new StackStart(this, missing(EnumSet.copyOf(Arrays.asList(parts)))).run();
    }
  }

  private Set<Part> missing(Set<Part> asked) {
    var missing = EnumSet.noneOf(Part.class);
    for (Part part : asked) {
      if (settings.startsItself(part) && !isRunning(part)) {
        missing.add(part);
      }
    }
    return missing;
  }

  /** Stops a part in good order, and kills it if it does not end within 30 seconds. */
  public void stop(Part part) {
    if (!home.isOurs()) {
      return;
    }
    try (var _ = HomeLock.take(home.lock(), LOCK_LIMIT)) {
      stopUnlocked(part);
    }
  }

  /** Stops everything that runs, those first that use others. */
  public void stopAll() {
    if (!home.isOurs()) {
      return;
    }
    try (var _ = HomeLock.take(home.lock(), LOCK_LIMIT)) {
      for (Part part : List.of(Part.values()).reversed()) {
        stopUnlocked(part);
      }
    }
  }

  void stopUnlocked(Part part) {
    var file = new RunningPart(part, server(part), home);
    if (file.stop()) {
      progress.stopped(part);
    }
  }

  /** Kills a part with SIGKILL, and with it the processes it has started, as a power cut would. */
  public void kill(Part part) {
    new RunningPart(part, server(part), home).kill();
  }

  /**
   * Gives up a start that is under way in another thread, for the end of this process: returns when
   * nothing of what the start began is left. What ran before goes on.
   */
  public void abandonStart() {
    abandoned = true;
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    if (home.isOurs()) {
      HomeLock.take(home.lock(), LOCK_LIMIT).close();
    }
  }

  boolean isAbandoned() {
    return abandoned;
  }

  public boolean isRunning(Part part) {
    return pid(part).isPresent();
  }

  /** Whether a part was started and has ended without being stopped. */
  public boolean hasDied(Part part) {
    return !isRunning(part) && ProcessRecord.read(home.record(part)).isPresent();
  }

  /** The process id of a part that runs. */
  public Optional<Long> pid(Part part) {
    return ProcessRecord.read(home.record(part))
        .flatMap(ProcessRecord::process)
        .map(ProcessHandle::pid);
  }

  /** Whether a part of ours runs classes of another build than this process does. */
  public boolean runsAnotherBuild() {
    var build = System.getProperty("slotbase.build");
    return build != null
        && Stream.of(Part.WORKER, Part.API)
            .flatMap(part -> pid(part).stream())
            .flatMap(pid -> ProcessHandle.of(pid).stream())
            .flatMap(process -> process.info().commandLine().stream())
            .anyMatch(line -> !line.contains(build));
  }

  public Status status() {
    Map<Part, Long> pids = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      pid(part).ifPresent(pid -> pids.put(part, pid));
    }
    return Status.of(settings, pids);
  }

  public Urls urls() {
    return Urls.of(settings);
  }

  /** The settings that the stack's processes run with, for another process that is to join them. */
  public Map<String, String> environment() {
    return settings.environment();
  }

  public StackSettings settings() {
    return settings;
  }

  public Home home() {
    return home;
  }

  Progress progress() {
    return progress;
  }

  PartServer server(Part part) {
    return PartServer.of(part, settings, home, progress);
  }

  /** Stops everything; the state stays in the home. */
  @Override
  public void close() {
    stopAll();
  }
}
