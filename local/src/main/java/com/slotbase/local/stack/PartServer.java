package com.slotbase.local.stack;

import java.util.List;

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

  /** What there is to do after the process has ended in good order. */
  default void afterStop() {}

  static PartServer of(Part part, StackSettings settings, Home home, Progress progress) {
    return switch (part) {
      case POSTGRES -> new PostgresServer(new PostgresCluster(home), settings.port(Port.POSTGRES));
      case TEMPORAL -> new TemporalServer(settings, home.temporal(), progress);
      case SIMULATORS ->
          new JavaServer(
              Program.SIMULATORS, home, () -> Readiness.accepts(settings.port(Port.SIMULATORS)));
      case WORKER ->
          new JavaServer(Program.WORKER, home, () -> isReady(settings.port(Port.WORKER)));
      case API -> new JavaServer(Program.API, home, () -> isReady(settings.port(Port.API)));
    };
  }

  private static boolean isReady(int port) {
    return Readiness.answers(port, "/health/ready");
  }
}
