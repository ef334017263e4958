package com.slotbase.local.demo;

import java.time.Duration;

/** Tells the story to whoever watches. */
public interface Teller {

  void tell(Step step);

  /** The story waits, for so long from now. Called again as time passes, last with zero. */
  default void waiting(String what, Duration left) {}
}
