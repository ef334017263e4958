package com.slotbase.checker.money;

import com.slotbase.checker.booking.BookingRow;
import com.slotbase.checker.invariant.Breach;
import com.slotbase.checker.invariant.Invariant;
import com.slotbase.checker.invariant.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold between a PaymentIntent and the booking it names, both as of one moment. */
final class MoneyRules {

  static final Invariant ON_RECORD =
      new Invariant(
          "intent-is-on-record",
          "W4",
          "Every PaymentIntent that names a booking of ours is the one on record for it.");

  static final Invariant CAPTURED_HAS_BOOKING =
      new Invariant(
          "captured-money-has-booking",
          "B5",
          "Captured money has a confirmed booking, was given back, or has an open case.");

  static final Invariant NONE_LEFT_OPEN =
      new Invariant(
          "no-authorisation-left-open",
          "B6",
          "A PaymentIntent is open only while its booking is held, being confirmed or to be moved with it.");

  static final Invariant ROW_AGREES =
      new Invariant(
          "payment-agrees-with-stripe",
          "B5",
          "A payment on record as captured or closed is so at Stripe.");

  static final Invariant AMOUNT =
      new Invariant(
          "amount-as-recorded",
          "W4",
          "What was captured is the whole amount on record, in its currency.");

  static final Invariant IN_TIME =
      new Invariant(
          "captured-was-authorised-in-time",
          "B5",
          "What was captured for a booking was authorised before the time to pay was over.");

  static final Invariant AT_STRIPE =
      new Invariant(
          "intent-is-at-stripe", "W4", "Every PaymentIntent on record is in Stripe's books.");

  static final Invariant CAPTURED_ONCE =
      new Invariant("captured-once", "B5", "Stripe tells of the capture of a PaymentIntent once.");

  private MoneyRules() {}

  static List<Invariant> invariants() {
    return List.of(
        ON_RECORD,
        CAPTURED_HAS_BOOKING,
        NONE_LEFT_OPEN,
        ROW_AGREES,
        AMOUNT,
        IN_TIME,
        AT_STRIPE,
        CAPTURED_ONCE);
  }

  static List<Breach> judge(Intent intent, BookingRow booking, Instant now, Patience patience) {
    Optional<BookingRow.Payment> payment = booking.paymentOf(intent.id());
    if (payment.isEmpty()) {
      return notOnRecord(intent, booking).stream().toList();
    }
    var pair = new Pair(intent, booking, payment.get(), now, patience);
    return Stream.of(
            pair.captured(), pair.leftOpen(), pair.rowAgrees(), pair.amount(), pair.inTime())
        .flatMap(Optional::stream)
        .toList();
  }

  /** A cancelled one can't take money any more; but there has to have been a row before it. */
  private static Optional<Breach> notOnRecord(Intent intent, BookingRow booking) {
    if (intent.canceled() && !booking.payments().isEmpty()) {
      return Optional.empty();
    }
    String known =
        booking.payments().isEmpty()
            ? "has no payment on record"
            : "has others on record: "
                + booking.payments().stream().map(BookingRow.Payment::intentId).toList();
    return Optional.of(
        new Breach(
            ON_RECORD,
            "PaymentIntent %s (%s) names booking %s, which is %s and %s"
                .formatted(intent.id(), intent.status(), booking.id(), booking.status(), known)));
  }

  /** A PaymentIntent and the payment it is on record as. */
  private record Pair(
      Intent intent,
      BookingRow booking,
      BookingRow.Payment payment,
      Instant now,
      Patience patience) {

    Optional<Breach> captured() {
      boolean accounted =
          !intent.captured()
              || booking.earnsMoney() && payment.captured()
              || intent.refunded()
              || payment.hasCase()
              || within(patience.money(), latest(asked(), intent.authorizedAt()));
      return breach(!accounted, CAPTURED_HAS_BOOKING, "its money is taken, and no case is open");
    }

    /** Since when the money may be taken: a move begins without a change of its booking. */
    private Instant asked() {
      BookingRow.Move move = payment.move();
      return latest(booking.changedAt(), move == null ? null : move.begunAt());
    }

    Optional<Breach> leftOpen() {
      boolean open = !intent.captured() && !intent.canceled();
      Instant since = booking.unwantedSince(payment);
      boolean mayBeOpen =
          booking.wants(payment, now)
              || payment.hasCase()
              || within(
                  patience.leftOver(),
                  booking.awaitsPayment() ? since : latest(since, intent.authorizedAt()));
      return breach(
          open && !mayBeOpen, NONE_LEFT_OPEN, "it could still take money, and no case is open");
    }

    /** Rows are closed only once Stripe has shown the end. */
    Optional<Breach> rowAgrees() {
      boolean agrees =
          payment.captured() == intent.captured() || !payment.captured() && !payment.closed();
      boolean closedWhileOpen =
          payment.closed() && !payment.captured() && !intent.canceled() && !intent.captured();
      return breach(!agrees || closedWhileOpen, ROW_AGREES, "so the two don't agree");
    }

    Optional<Breach> amount() {
      boolean whole =
          intent.receivedMinor() == payment.amountMinor()
              && intent.currency().equals(payment.currency());
      return breach(
          intent.captured() && !whole && !payment.hasCase(),
          AMOUNT,
          "%d %s of it was received".formatted(intent.receivedMinor(), intent.currency()));
    }

    Optional<Breach> inTime() {
      Instant at = intent.authorizedAt();
      Instant until = payment.move() == null ? booking.expiresAt() : payment.expiresAt();
      boolean late = at != null && at.isAfter(until);
      return breach(
          intent.captured() && booking.earnsMoney() && late,
          IN_TIME,
          "it was authorised at %s and could be until %s".formatted(at, until));
    }

    private Optional<Breach> breach(boolean broken, Invariant invariant, String why) {
      return broken
          ? Optional.of(
              new Breach(
                  invariant,
                  "PaymentIntent %s over %d %s is %s at Stripe, payment %s is %s and %s, and booking %s is %s: %s"
                      .formatted(
                          intent.id(),
                          intent.amountMinor(),
                          intent.currency(),
                          intent.status(),
                          payment.id(),
                          payment.status(),
                          payment.closed() ? "closed" : "open",
                          booking.id(),
                          booking.status(),
                          why)))
          : Optional.empty();
    }

    private boolean within(Duration patience, Instant since) {
      return since.plus(patience).isAfter(now);
    }

    private static Instant latest(Instant one, @Nullable Instant other) {
      return other == null || one.isAfter(other) ? one : other;
    }
  }
}
