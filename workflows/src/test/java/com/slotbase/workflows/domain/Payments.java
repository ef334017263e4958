package com.slotbase.workflows.domain;

import java.time.Instant;

/** Payments for tests of what a story does next. */
final class Payments {

  private Payments() {}

  /**
   * @param kind {@code open}, {@code refused} or {@code closed}
   */
  static Payment of(String kind) {
    return new Payment(
        "p",
        "b",
        "l",
        new Money(4500, "EUR"),
        PaymentStatus.NONE,
        null,
        Instant.EPOCH,
        1,
        !kind.equals("closed"),
        kind.equals("refused"));
  }
}
