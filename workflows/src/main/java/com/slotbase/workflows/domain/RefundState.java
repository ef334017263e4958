package com.slotbase.workflows.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a refund's row says at one moment of Postgres' clock: all that its story branches on.
 *
 * @param accepted whether Stripe has accepted it: what is left is for a webhook or the sweep
 * @param untilAttempt what is left of the wait for the next call; zero or less once it is over
 * @param act what an operator decided of it and is still to be carried out
 * @param occasion which what is done next is for
 */
public record RefundState(
    String refundId,
    Money amount,
    RefundStatus status,
    boolean accepted,
    Duration untilAttempt,
    @Nullable OperatorAct act,
    RefundOccasion occasion) {

  /** Whether its story has anything left to do. */
  boolean unfinished() {
    return !(RefundStep.after(this) instanceof RefundStep.Finish);
  }
}
