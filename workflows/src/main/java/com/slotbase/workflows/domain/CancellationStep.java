package com.slotbase.workflows.domain;

import java.util.List;

/** What is to be done next for a cancellation, decided from its rows alone. */
public sealed interface CancellationStep {

  /** Have these refunds made, and wait for each. */
  record Refund(List<String> refundIds) implements CancellationStep {

    public Refund {
      refundIds = List.copyOf(refundIds);
    }
  }

  /** What is left is a person's to decide. */
  record AwaitOperator() implements CancellationStep {}

  /** Nothing is left to do. */
  record Finish() implements CancellationStep {}

  /** The step that this state of the rows calls for. */
  static CancellationStep after(CancellationState state) {
    if (state.status() != BookingStatus.CANCELLING) {
      return new Finish();
    }
    List<String> unfinished =
        state.refunds().stream()
            .filter(RefundState::unfinished)
            .map(RefundState::refundId)
            .toList();
    if (!unfinished.isEmpty()) {
      return new Refund(unfinished);
    }
    if (state.refunds().isEmpty()) {
      // What read the rows would have ended it.
      throw new IllegalStateException("Nothing is left to refund, but it was not ended: " + state);
    }
    return new AwaitOperator();
  }
}
