package com.slotbase.local.stack;

import java.time.Duration;

/** Is told how a start or a stop gets on, from several threads. */
public interface Progress {

  Progress SILENT = new Progress() {};

  /** The part answers, so long after its start was asked for. */
  default void started(Part part, Duration after) {}

  /** The part has ended. */
  default void stopped(Part part) {}

  /** Something that takes longer than usual, and only once. */
  default void note(String sentence) {}
}
