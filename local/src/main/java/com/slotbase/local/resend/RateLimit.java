package com.slotbase.local.resend;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * So many requests in any second, as a team has them (resend.com/docs/api-reference/rate-limit).
 */
final class RateLimit {

  private static final long WINDOW_MS = Duration.ofSeconds(1).toMillis();

  private final InstantSource clock;
  private final Deque<Long> taken = new ArrayDeque<>();
  private int perSecond;

  RateLimit(InstantSource clock, int perSecond) {
    this.clock = clock;
    this.perSecond = perSecond;
  }

  synchronized void set(int more) {
    perSecond = more;
  }

  /** Whether one more is allowed now. */
  synchronized boolean take() {
    long now = clock.millis();
    while (!taken.isEmpty() && taken.peekFirst() <= now - WINDOW_MS) {
      taken.removeFirst();
    }
    if (taken.size() >= perSecond) {
      return false;
    }
    taken.addLast(now);
    return true;
  }
}
