package com.slotbase.local.system;

import com.slotbase.local.stack.Part;
import java.util.List;

/** Processes that are killed with {@code kill -9} and come back. */
final class Crash {

  private final RunningSystem system;

  Crash(RunningSystem system) {
    this.system = system;
  }

  /** Who dies. */
  enum Victims {
    WORKER(Part.WORKER),
    TEMPORAL(Part.TEMPORAL),
    BOTH(Part.WORKER, Part.TEMPORAL);

    private final List<Part> parts;

    Victims(Part... parts) {
      this.parts = List.of(parts);
    }
  }

  void kill(Victims victims) {
    victims.parts.forEach(system.stack::kill);
  }

  /** Brings back who was killed: each booking comes to its end, and the system is well. */
  void survive(List<String> bookings, String status) {
    system.stack.startAll();
    for (String booking : bookings) {
      system.awaitRow(booking, status);
    }
    system.assertAllIsWell();
  }

  /** To be called after each test, however it went. */
  void heal() {
    system.stripe.clearFaults();
    system.stripe.webhooks("normal");
    system.stack.startAll();
  }
}
