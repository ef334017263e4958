package com.slotbase.workflows.domain;

import java.time.Duration;

/** What is to be done next for a refund, decided from its row alone. */
public sealed interface RefundStep {

  /** Ask Stripe for it. */
  record Ask() implements RefundStep {}

  /** Look whether Stripe has made it unheard, so that an operator's decision can be carried out. */
  record Look() implements RefundStep {}

  /** Nothing before the next call is due, unless somebody wakes the story. */
  record Await(Duration remaining) implements RefundStep {}

  /** Nothing is left to do here. */
  record Finish() implements RefundStep {}

  /** The step that this state of the row calls for. */
  static RefundStep after(RefundState state) {
    if (state.act() != null) {
      return new Look();
    }
    return switch (state.status()) {
      case PENDING, FAILED -> {
        if (state.accepted()) {
          yield new Finish();
        }
        yield state.untilAttempt().isPositive() ? new Await(state.untilAttempt()) : new Ask();
      }
      case COMPLETED, PENDING_MANUAL, WAIVED -> new Finish();
    };
  }
}
