package com.slotbase.workflows.domain;

import java.time.Duration;

/** What is to be done next for a booking, decided from its row alone. */
public sealed interface BookingStep {

  /** Nothing before the hold's end, unless somebody wakes the story. */
  record AwaitExpiry(Duration remaining) implements BookingStep {}

  /** Take the authorised money. */
  record Capture(Payment payment) implements BookingStep {}

  /**
   * The hold is over: void the payment, unless it was authorised in time.
   *
   * @param holding whether the slot is still kept for it, so that there is no time to lose
   */
  record VoidUnlessInTime(Payment payment, boolean holding) implements BookingStep {}

  /** Make sure that nothing is authorised and nothing can be. */
  record Void(Payment payment) implements BookingStep {}

  /** Nothing is left to do. */
  record Finish() implements BookingStep {}

  /** The step that this state of the row calls for. */
  static BookingStep after(BookingState state) {
    Payment payment = state.payment();
    boolean open = payment != null && payment.open();
    return switch (state.status()) {
      case HELD -> {
        if (payment != null && open && payment.refused()) {
          yield new Void(payment);
        }
        if (state.untilExpiry().isPositive()) {
          yield new AwaitExpiry(state.untilExpiry());
        }
        // Without an open payment the row would have been released by what read it.
        if (payment == null || !open) {
          throw new IllegalStateException("A hold that is over was not released: " + state);
        }
        yield new VoidUnlessInTime(payment, true);
      }
      case CONFIRMING -> {
        if (payment == null || !open) {
          throw new IllegalStateException("Confirming, but there is nothing to capture: " + state);
        }
        yield new Capture(payment);
      }
      case EXPIRED -> {
        if (payment == null || !open) {
          yield new Finish();
        }
        yield payment.refused() ? new Void(payment) : new VoidUnlessInTime(payment, false);
      }
      case CONFIRMED, CHECKED_IN, COMPLETED, NO_SHOW, PAYMENT_FAILED, CANCELLING, CANCELLED ->
          payment != null && open ? new Void(payment) : new Finish();
    };
  }
}
