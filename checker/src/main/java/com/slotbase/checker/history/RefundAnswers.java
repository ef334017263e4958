package com.slotbase.checker.history;

import com.slotbase.checker.booking.RefundRow;
import com.slotbase.checker.history.StoryHistory.Answer;
import com.slotbase.checker.invariant.Breach;
import com.slotbase.checker.invariant.Invariant;
import com.slotbase.checker.invariant.Patience;
import java.time.Instant;
import java.util.Optional;

/** What Stripe answered about a refund, held against its row. */
final class RefundAnswers {

  static final Invariant REFUND_ON_RECORD =
      new Invariant(
          "told-refund-is-on-record",
          "C3",
          "A refund that a history tells of as accepted by Stripe is on record under the same id, or was until it failed.");

  private RefundAnswers() {}

  static Optional<Breach> judge(
      RefundRow row, Story story, Answer answer, Instant now, Patience patience) {
    boolean tells =
        switch (answer.news()) {
          case "accepted", "looked" -> !answer.stripeId().isEmpty();
          default -> false;
        };
    boolean onRecord =
        answer.stripeId().equals(row.stripeRefundId())
            || row.toldStripeIds().contains(answer.stripeId());
    boolean tolerated = answer.at().plus(patience.leftOver()).isAfter(now);
    return tells && !onRecord && !tolerated
        ? Optional.of(
            new Breach(
                REFUND_ON_RECORD,
                "%s told that Stripe shows %s in its event %d at %s; refund %s of booking %s is %s as %s, and its events tell of %s"
                    .formatted(
                        story,
                        answer.stripeId(),
                        answer.eventId(),
                        answer.at(),
                        row.id(),
                        row.bookingId(),
                        row.status(),
                        row.stripeRefundId() == null ? "nobody's" : row.stripeRefundId(),
                        row.toldStripeIds())))
        : Optional.empty();
  }
}
