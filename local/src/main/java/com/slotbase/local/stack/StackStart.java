package com.slotbase.local.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One start of some parts, side by side: all of them come up, or none of them stays. */
final class StackStart {

  private final Stack stack;
  private final Set<Part> parts;
  private final Instant begin = Instant.now();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final Set<Part> launched = EnumSet.noneOf(Part.class);

  StackStart(Stack stack, Set<Part> parts) {
    this.stack = stack;
    this.parts = parts;
  }

  void run() {
    checkPorts();
    if (parts.contains(Part.POSTGRES)) {
      PostgresCluster.checkCanRun();
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var starts = startIn(threads);
      CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new))
          .exceptionally(e -> null)
          .join();
    }
    var reason = failure.get();
    if (reason != null) {
      stopLaunched();
      throw reason instanceof StackException told
          ? told
          : new StackException("The stack cannot be started: " + reason, reason);
    }
  }

  /** Worker and API migrate the schema before anything else, so they wait for the database. */
  private List<CompletableFuture<Void>> startIn(ExecutorService threads) {
    var starts = new ArrayList<CompletableFuture<Void>>();
    var database = CompletableFuture.<Void>completedFuture(null);
    for (Part part : parts) {
      starts.add(
          switch (part) {
            case POSTGRES -> {
              database = CompletableFuture.runAsync(() -> start(part), threads);
              yield database;
            }
            case TEMPORAL, SIMULATORS -> CompletableFuture.runAsync(() -> start(part), threads);
            case WORKER, API -> database.thenRunAsync(() -> start(part), threads);
          });
    }
    return starts;
  }

  private void start(Part part) {
    try {
      var server = stack.server(part);
      var running = new RunningPart(part, server, stack.home());
      server.prepare();
      running.awaitReady(() -> launch(running), this::isGivenUp);
      report(part);
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      throw e;
    }
  }

  /** Nothing is launched once the start is given up, so that nothing escapes the clean-up. */
  private synchronized ProcessRecord launch(RunningPart running) {
    if (isGivenUp()) {
      throw new StackException("The start was given up.");
    }
    launched.add(running.part());
    return running.launch(stack.settings());
  }

  private boolean isGivenUp() {
    return failure.get() != null || stack.isAbandoned();
  }

  private synchronized void report(Part part) {
    stack.progress().started(part, Duration.between(begin, Instant.now()));
  }

  private void stopLaunched() {
    for (Part part : List.of(Part.values()).reversed()) {
      if (launched.contains(part)) {
        stack.stopUnlocked(part);
      }
    }
  }

  private void checkPorts() {
    for (Port port : Port.values()) {
      var number = stack.settings().port(port);
      if (parts.contains(port.part()) && !Readiness.isFree(number)) {
        throw new StackException(
            "Port %d is in use by %s: end that, or choose another port, for example %s=%d ./slotbase up."
                .formatted(
                    number, Readiness.listenerOn(number), port.setting(), freePortAfter(number)));
      }
    }
  }

  private static int freePortAfter(int taken) {
    for (int port = taken + 1; port < 65_535; port++) {
      if (Readiness.isFree(port)) {
        return port;
      }
    }
    return taken;
  }
}
