package com.slotbase.checker.history;

import static java.util.Objects.requireNonNull;

import com.slotbase.checker.booking.BookingRow;
import com.slotbase.checker.booking.RefundRow;
import com.slotbase.checker.history.StoryHistory.Answer;
import com.slotbase.checker.invariant.Breach;
import com.slotbase.checker.invariant.Patience;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a story is about, as its rows say.
 *
 * @param name for people, such as "booking b1"
 * @param told the states that its events, or its row, tell of
 * @param asks whether a story still has something to do for it, now or later
 * @param waitsUntil when that is, if it is at a time of its own
 * @param hasCase whether a person was told of what is left to do
 */
record Subject(
    String bookingId,
    String name,
    String status,
    Collection<String> told,
    boolean asks,
    @Nullable Instant waitsUntil,
    boolean hasCase,
    Instant changedAt,
    AnswerRule answers) {

  /** Holds what Stripe had answered to a story against the rows. */
  @FunctionalInterface
  interface AnswerRule {
    Optional<Breach> judge(Story story, Answer answer, Instant now, Patience patience);
  }

  Subject {
    told = List.copyOf(told);
  }

  /** A booking, whose story sees to its hold and its payments. */
  static Subject booking(BookingRow row) {
    return new Subject(
        row.id(),
        "booking " + row.id(),
        row.status(),
        row.path(),
        row.asksForSomething(),
        row.status().equals("HELD") ? row.expiresAt() : null,
        row.hasCase(),
        row.changedAt(),
        (story, answer, now, patience) -> PaymentAnswers.judge(row, story, answer, now, patience));
  }

  /** A booking whose cancellation is seen through; its refunds are stories of their own. */
  static Subject cancellation(BookingRow row) {
    return new Subject(
        row.id(),
        "booking " + row.id(),
        row.status(),
        row.path(),
        row.status().equals("CANCELLING"),
        null,
        row.hasParkedRefund(),
        row.changedAt(),
        (story, answer, now, patience) -> Optional.empty());
  }

  /** A payment for moving a booking, which is used or voided. */
  static Subject move(BookingRow row, BookingRow.Payment payment) {
    BookingRow.Move move = requireNonNull(payment.move(), payment.id());
    boolean waits =
        !payment.closed()
            && !move.underWay()
            && payment.refusedAt() == null
            && row.status().equals("CONFIRMED");
    return new Subject(
        row.id(),
        "payment %s for moving booking %s".formatted(payment.id(), row.id()),
        move.state(),
        move.told(),
        !payment.closed(),
        waits ? payment.expiresAt() : null,
        payment.hasCase(),
        move.changedAt(),
        (story, answer, now, patience) -> PaymentAnswers.judge(row, story, answer, now, patience));
  }

  static Subject refund(RefundRow row) {
    // One whose booking stands again is waived without an event of its own.
    Set<String> told = new HashSet<>(row.told());
    told.add(row.status());
    return new Subject(
        row.bookingId(),
        "refund %s of booking %s".formatted(row.id(), row.bookingId()),
        row.status(),
        told,
        row.asksForSomething(),
        row.toBeMade() && !row.asked() ? row.nextAttemptAt() : null,
        row.hasCase(),
        row.changedAt(),
        (story, answer, now, patience) -> RefundAnswers.judge(row, story, answer, now, patience));
  }

  boolean waits(Instant now) {
    return waitsUntil != null && waitsUntil.isAfter(now);
  }
}
