package com.slotbase.local.stack;

/** The ports of a stack, each with the setting that moves it. All are on 127.0.0.1. */
public enum Port {
  API(Part.API, "SLOTBASE_PORT", 8080),
  WORKER(Part.WORKER, "SLOTBASE_WORKER_PORT", 8081),
  TEMPORAL(Part.TEMPORAL, "TEMPORAL_PORT", 7233),
  TEMPORAL_UI(Part.TEMPORAL, "TEMPORAL_UI_PORT", 8233),
  TEMPORAL_METRICS(Part.TEMPORAL, "TEMPORAL_METRICS_PORT", 9233),
  POSTGRES(Part.POSTGRES, "POSTGRES_PORT", 5433),
  SIMULATORS(Part.SIMULATORS, "SIMULATORS_PORT", 12111);

  private final Part part;
  private final String setting;
  private final int usual;

  Port(Part part, String setting, int usual) {
    this.part = part;
    this.setting = setting;
    this.usual = usual;
  }

  /** Who listens on it. */
  public Part part() {
    return part;
  }

  /** The environment variable that sets it. */
  public String setting() {
    return setting;
  }

  /** The port when the environment says nothing. */
  public int usual() {
    return usual;
  }
}
