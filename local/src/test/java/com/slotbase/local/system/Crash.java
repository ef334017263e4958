package com.slotbase.local.system;

import com.slotbase.local.stack.Part;
import java.util.List;

/** Processes that are killed with {@code kill -9} and come back. */
final class Crash {

  private final RunningSystem system;

  Crash(RunningSystem system) {
    this.system = system;
  }

  /** Who dies. What is over soonest comes last, so that it need not be waited for long. */
  enum Victims {
    BOTH(Part.WORKER, Part.TEMPORAL),
    WORKER(Part.WORKER),
    TEMPORAL(Part.TEMPORAL);

    private final List<Part> parts;

    Victims(Part... parts) {
      this.parts = List.of(parts);
    }
  }

  void kill(Victims victims) {
    victims.parts.forEach(system.stack::kill);
  }

  /** To be called after each test, however it went. */
  void heal() {
    system.stripe.clearFaults();
    system.stripe.webhooks("normal");
    system.stack.startAll();
  }
}
