package com.slotbase.workflows.domain;

import java.time.Duration;

/** What is to be done next for the payment of a move, decided from its rows alone. */
public sealed interface RescheduleStep {

  /** Nothing before the time to pay is over, unless somebody wakes the story. */
  record AwaitExpiry(Duration remaining) implements RescheduleStep {}

  /** Take the authorised money. */
  record Capture(Payment payment) implements RescheduleStep {}

  /** Make sure that nothing is authorised and nothing can be. */
  record Void(Payment payment) implements RescheduleStep {}

  /** Nothing is left to do. */
  record Finish() implements RescheduleStep {}

  /** The step that this state of the rows calls for. */
  static RescheduleStep after(RescheduleState state) {
    Payment payment = state.payment();
    if (!payment.open()) {
      return new Finish();
    }
    if (state.moving()) {
      return new Capture(payment);
    }
    if (payment.refused()) {
      return new Void(payment);
    }
    // What is over would have been refused by what read the rows.
    if (!state.untilExpiry().isPositive()) {
      throw new IllegalStateException("The payment of a move was not refused in time: " + state);
    }
    return new AwaitExpiry(state.untilExpiry());
  }
}
