package com.slotbase.checker.invariant;

import java.time.Duration;
import java.util.function.Consumer;

/** Tells who waits how far it has come, from the third second on and every two seconds. */
public final class Progress {

  private static final long INTERVAL_NANOS = Duration.ofSeconds(2).toNanos();

  private final Consumer<String> listener;
  private long toldAtNanos = System.nanoTime();

  public Progress(Consumer<String> listener) {
    this.listener = listener;
  }

  public static Progress silent() {
    return new Progress(line -> {});
  }

  /** Says that so many things of a kind have been looked at. */
  public void at(String what, long count) {
    long nowNanos = System.nanoTime();
    if (nowNanos - toldAtNanos >= INTERVAL_NANOS) {
      toldAtNanos = nowNanos;
      listener.accept("%s: %,d so far".formatted(what, count));
    }
  }
}
