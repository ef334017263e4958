package com.slotbase.local.stack;

import java.util.List;
import java.util.function.BooleanSupplier;

/** One of our own programs. */
record JavaServer(Program program, Home home, BooleanSupplier ready) implements PartServer {

  @Override
  public List<String> command() {
    var options = program.archive(home).map(ClassArchive::options).orElse(List.of());
    return program.command(options, List.of());
  }

  @Override
  public boolean isReady(long pid) {
    return ready.getAsBoolean();
  }

  @Override
  public void afterStop() {
    program.archive(home).ifPresent(ClassArchive::keep);
  }
}
