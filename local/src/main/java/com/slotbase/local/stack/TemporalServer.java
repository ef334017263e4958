package com.slotbase.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Temporal's development server with its UI, on a SQLite file, so that its workflows survive it.
 */
record TemporalServer(StackSettings settings, Path folder, Progress progress)
    implements PartServer {

  @Override
  public void prepare() {
    TemporalBinary.locate(progress);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StackException("%s cannot be made: %s.".formatted(folder, e.getMessage()), e);
    }
  }

  @Override
  public List<String> command() {
    return List.of(
        TemporalBinary.locate().toString(),
        "server",
        "start-dev",
        "--ip=127.0.0.1",
        "--port=" + settings.port(Port.TEMPORAL),
        "--ui-port=" + settings.port(Port.TEMPORAL_UI),
        "--metrics-port=" + settings.port(Port.TEMPORAL_METRICS),
        "--db-filename=" + folder.resolve("temporal.db"),
        "--namespace=" + settings.environment().get("TEMPORAL_NAMESPACE"),
        "--log-level=warn");
  }

  @Override
  public boolean isReady(long pid) {
    return Readiness.accepts(settings.port(Port.TEMPORAL))
        && Readiness.answers(settings.port(Port.TEMPORAL_UI), "/");
  }
}
