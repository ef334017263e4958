package com.slotbase.checker.invariant;

import java.time.Duration;

/**
 * How long what is under way may take before it counts as stuck.
 *
 * @param money how long a booking may be {@code CONFIRMING}, and captured money be without its
 *     booking, while no case is open
 * @param leftOver how long something may wait to be taken up by who is to do it, or by the sweep
 * @param atRest whether everything should have ended that can end by itself: then also what has a
 *     later attempt of its own still to come counts as stuck
 */
public record Patience(Duration money, Duration leftOver, boolean atRest) {

  /** Of a system that is running: B5's 60 s; the sweep's minute, and a quarter to do it in. */
  public static final Patience WHILE_RUNNING =
      new Patience(Duration.ofSeconds(60), Duration.ofSeconds(75), false);

  /** Of a system that nobody uses and that was given the time to finish. */
  public static final Patience AT_REST = new Patience(Duration.ZERO, Duration.ZERO, true);

  /** Every five minutes what Stripe could not tell us is fetched (W4); the rest is for doing it. */
  private static final Duration CATCH_UP = Duration.ofMinutes(5);

  /** How long it may be until we know of what has happened at Stripe. */
  public Duration news() {
    return atRest ? Duration.ZERO : CATCH_UP.plus(leftOver);
  }
}
