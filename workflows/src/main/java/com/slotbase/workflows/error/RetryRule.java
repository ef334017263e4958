package com.slotbase.workflows.error;

import java.time.Duration;

/**
 * Whether and how a call that ended in an error is repeated without asking anybody.
 *
 * @param calls how often it is called in all, the first call included; 1 is never repeated
 * @param firstWait the wait before the second call
 * @param factor what each wait is multiplied with to make the next
 * @param longestWait no wait is longer
 */
public record RetryRule(int calls, Duration firstWait, int factor, Duration longestWait) {

  /** Repeating it would change nothing, or is for the person to decide. */
  public static final RetryRule NEVER = new RetryRule(1, Duration.ZERO, 1, Duration.ZERO);

  /** The default of E6. */
  public static final RetryRule BACKOFF =
      new RetryRule(3, Duration.ofSeconds(1), 2, Duration.ofSeconds(30));

  public RetryRule {
    if (calls < 1 || factor < 1 || firstWait.isNegative() || longestWait.compareTo(firstWait) < 0) {
      throw new IllegalArgumentException("A retry rule starts with a call and waits forwards");
    }
  }

  /** Whether the call is repeated at all. */
  public boolean repeats() {
    return calls > 1;
  }
}
