package com.slotbase.workflows.domain;

import java.util.Set;

/**
 * The states of a booking and the table of its transitions. PostgreSQL refuses any other transition
 * ({@code booking_transition_is_legal}); a test holds the two tables together.
 */
public enum BookingStatus {
  HELD,
  EXPIRED,
  CONFIRMING,
  CONFIRMED,
  PAYMENT_FAILED,
  CANCELLING,
  CANCELLED,
  CHECKED_IN,
  COMPLETED,
  NO_SHOW;

  /** Whether a booking in this state keeps its slot from everybody else (B2). */
  public boolean occupies() {
    return switch (this) {
      case HELD, CONFIRMING, CONFIRMED, CHECKED_IN -> true;
      case EXPIRED, PAYMENT_FAILED, CANCELLING, CANCELLED, COMPLETED, NO_SHOW -> false;
    };
  }

  /** The states that may follow this one. */
  public Set<BookingStatus> next() {
    return switch (this) {
      case HELD -> Set.of(CONFIRMING, CONFIRMED, EXPIRED, CANCELLED);
      // A payment that was authorised in time takes an expired hold up again (B5).
      case EXPIRED -> Set.of(CONFIRMING);
      case CONFIRMING -> Set.of(CONFIRMED, PAYMENT_FAILED);
      case CONFIRMED -> Set.of(CANCELLING, CHECKED_IN, NO_SHOW, COMPLETED);
      // An operator may reinstate a booking whose refund is parked (C2).
      case CANCELLING -> Set.of(CANCELLED, CONFIRMED);
      case CHECKED_IN -> Set.of(COMPLETED);
      case PAYMENT_FAILED, CANCELLED, COMPLETED, NO_SHOW -> Set.of();
    };
  }

  public boolean canBecome(BookingStatus other) {
    return next().contains(other);
  }
}
