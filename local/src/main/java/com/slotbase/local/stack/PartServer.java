package com.slotbase.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** How one part is started, when it is ready, and how it is told to end. */
interface PartServer {

  /** What must be in place before the process starts. Run under the lock of the home. */
  default void prepare() {}

  /** The command line of the process. */
  List<String> command();

  /** Whether the process with that id does its work. */
  boolean isReady(long pid);

  /** Whether a start that ended with these last words in the log may succeed a moment later. */
  default boolean mayTryAgain(String lastLines) {
    return false;
  }

  /** The signal that ends it in good order. */
  default String stopSignal() {
    return "TERM";
  }

  static PartServer of(Part part, StackSettings settings, Home home) {
    return switch (part) {
      case POSTGRES -> postgres(new PostgresCluster(home), settings.port(Port.POSTGRES));
      case TEMPORAL -> temporal(settings, home.temporal());
      case SIMULATORS ->
          java(Program.SIMULATORS, () -> Readiness.accepts(settings.port(Port.SIMULATORS)));
      case WORKER ->
          java(
              Program.WORKER, () -> Readiness.answers(settings.port(Port.WORKER), "/health/ready"));
      case API ->
          java(Program.API, () -> Readiness.answers(settings.port(Port.API), "/health/ready"));
    };
  }

  private static PartServer java(Program program, BooleanSupplier ready) {
    return new PartServer() {
      @Override
      public List<String> command() {
        return program.command(List.of());
      }

      @Override
      public boolean isReady(long pid) {
        return ready.getAsBoolean();
      }
    };
  }

  private static PartServer postgres(PostgresCluster cluster, int port) {
    return new PartServer() {
      @Override
      public void prepare() {
        cluster.createIfNew();
        cluster.forgetDeadServer();
      }

      @Override
      public List<String> command() {
        return cluster.serve(port);
      }

      @Override
      public boolean isReady(long pid) {
        return cluster.isReady(pid);
      }

      @Override
      public boolean mayTryAgain(String lastLines) {
        return cluster.isLeftByOldBackends(lastLines);
      }

      @Override
      public String stopSignal() {
        return "INT"; // Its fast shutdown: on TERM it waits for every client to leave.
      }
    };
  }

  private static PartServer temporal(StackSettings settings, Path folder) {
    return new TemporalServer(settings, folder);
  }
}
