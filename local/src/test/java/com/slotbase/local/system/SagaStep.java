package com.slotbase.local.system;

import org.jspecify.annotations.Nullable;

/** Where a cancellation can be when processes die, and what is on record and at Stripe then. */
enum SagaStep {
  /** Marked, its refund on record; nobody has told Temporal. */
  MARKED("PENDING", 0, false),
  /** The saga is at the first settle of its rows. */
  FIRST_SETTLE("PENDING", 0, false),
  /** The refund's story is at the first settle of its row. */
  REFUND_BEGUN("PENDING", 0, false),
  /** Stripe is asked and has not made it yet. */
  CALL_IN_FLIGHT("PENDING", 0, false),
  /** Stripe has made it, and its answer does not arrive. */
  MADE_UNHEARD("PENDING", 0, true),
  /** Stripe has answered, and the answer is being settled. */
  ANSWERED("PENDING", 0, true),
  /** The refund is settled, and the saga is at the settle that ends it. */
  REFUND_SETTLED("COMPLETED", 0, true),
  /** Waits for the last call of the ladder. */
  BETWEEN_CALLS("FAILED", 3, false),
  /** Left to an operator. */
  PARKED("PENDING_MANUAL", 4, false),
  /** An operator has it retried, and Stripe is looked at before. */
  LOOKING("PENDING_MANUAL", 4, false, "RETRY"),
  /** An operator has given it back otherwise, and that is being settled. */
  CARRYING_OUT("PENDING_MANUAL", 4, false, "MARK_REFUNDED"),
  /** An operator has it retried, and Stripe is asked for it. */
  RETRYING("PENDING", 4, false);

  private final Traces traces;

  SagaStep(String refund, int attempts, boolean atStripe) {
    this(refund, attempts, atStripe, null);
  }

  SagaStep(String refund, int attempts, boolean atStripe, @Nullable String act) {
    this.traces = new Traces(refund, attempts, atStripe, act);
  }

  /**
   * What can be seen of a step.
   *
   * @param refund its status
   * @param attempts calls that Stripe did not accept
   * @param atStripe whether it was made
   * @param act what is being carried out of an operator's decisions
   */
  record Traces(String refund, int attempts, boolean atStripe, @Nullable String act) {}

  Traces traces() {
    return traces;
  }

  /** Only after a refund was parked. */
  boolean comesAfterParking() {
    return traces.attempts() == 4;
  }

  /** Stripe dies with nobody: what it was asked for in this step it has made a little later. */
  Traces tracesOnceStripeIsDone() {
    return this == CALL_IN_FLIGHT || this == RETRYING
        ? new Traces(traces.refund(), traces.attempts(), true, traces.act())
        : traces;
  }

  /** A call of Stripe dies with its worker: Temporal finds that out only at the call's timeout. */
  boolean isWithinACall() {
    return switch (this) {
      case CALL_IN_FLIGHT, MADE_UNHEARD, LOOKING, RETRYING -> true;
      case MARKED,
          FIRST_SETTLE,
          REFUND_BEGUN,
          ANSWERED,
          REFUND_SETTLED,
          BETWEEN_CALLS,
          PARKED,
          CARRYING_OUT ->
          false;
    };
  }

  /** It goes on by itself in no time: by the next call, or as the sweep finds it. */
  boolean passesSoon() {
    return this == MARKED || this == BETWEEN_CALLS;
  }

  /** What becomes of the money in the end. */
  Money end() {
    return this == CARRYING_OUT ? Money.givenBackElsewhere(4500) : Money.givenBack(4500L);
  }
}
