package com.slotbase.local.system;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Waits that end to the millisecond, as sleeping does not. */
final class Precisely {

  private static final long STEP_NANOS = 1_000_000;

  private Precisely() {}

  static void at(Instant moment) {
    for (long left = nanosUntil(moment); left > 0; left = nanosUntil(moment)) {
      LockSupport.parkNanos(Math.min(left, STEP_NANOS));
    }
  }

  private static long nanosUntil(Instant moment) {
    return Duration.between(Instant.now(), moment).toNanos();
  }
}
