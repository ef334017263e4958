package com.slotbase.checker.history;

import com.slotbase.checker.booking.BookingRow;
import com.slotbase.checker.history.StoryHistory.Answer;
import com.slotbase.checker.invariant.Breach;
import com.slotbase.checker.invariant.Invariant;
import com.slotbase.checker.invariant.Patience;
import java.time.Instant;
import java.util.Optional;

/** What Stripe answered to captures and voids, held against the payments of the booking. */
final class PaymentAnswers {

  static final Invariant CAPTURE_ON_RECORD =
      new Invariant(
          "told-capture-is-on-record",
          "B5",
          "What a history tells of as captured is on record as captured, from the same PaymentIntent.");

  static final Invariant VOID_ON_RECORD =
      new Invariant(
          "told-void-is-on-record",
          "B6",
          "What a history tells of as voided is closed on record, and was not captured.");

  private PaymentAnswers() {}

  static Optional<Breach> judge(
      BookingRow row, Story story, Answer answer, Instant now, Patience patience) {
    Optional<BookingRow.Payment> found =
        row.payments().stream()
            .filter(payment -> payment.id().equals(answer.paymentId()))
            .findFirst();
    return switch (answer.news()) {
      case "paymentCaptured" -> {
        boolean onRecord =
            found
                .filter(BookingRow.Payment::captured)
                .filter(payment ->
                    payment.intentId() == null || payment.intentId().equals(answer.stripeId()))
                .isPresent();
        boolean tolerated =
            found.filter(BookingRow.Payment::hasCase).isPresent()
                || found.filter(payment -> !payment.closed()).isPresent()
                    && answer.at().plus(patience.money()).isAfter(now);
        yield breach(!onRecord && !tolerated, CAPTURE_ON_RECORD, row, story, answer);
      }
      case "paymentVoided" -> {
        boolean onRecord =
            found.filter(payment -> payment.closed() && !payment.captured()).isPresent();
        boolean tolerated =
            found.filter(payment -> !payment.closed()).isPresent()
                && answer.at().plus(patience.leftOver()).isAfter(now);
        yield breach(!onRecord && !tolerated, VOID_ON_RECORD, row, story, answer);
      }
      default -> Optional.empty();
    };
  }

  private static Optional<Breach> breach(
      boolean broken, Invariant invariant, BookingRow row, Story story, Answer answer) {
    return broken
        ? Optional.of(
            new Breach(
                invariant,
                "%s told %s of payment %s (PaymentIntent %s) in its event %d at %s; booking %s is %s and its payments are %s"
                    .formatted(
                        story,
                        answer.news(),
                        answer.paymentId(),
                        answer.stripeId().isEmpty() ? "not told" : answer.stripeId(),
                        answer.eventId(),
                        answer.at(),
                        row.id(),
                        row.status(),
                        row.payments().stream()
                            .map(payment -> payment.id() + " " + payment.status())
                            .toList())))
        : Optional.empty();
  }
}
