package com.slotbase.checker.money;

import com.slotbase.checker.booking.RefundRow;
import com.slotbase.checker.booking.RefundedBooking;
import com.slotbase.checker.invariant.Breach;
import com.slotbase.checker.invariant.Invariant;
import com.slotbase.checker.invariant.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What must hold between the refunds of a booking's PaymentIntents at Stripe and our rows, both as
 * of one moment.
 */
final class RefundRules {

  static final Invariant ON_RECORD =
      new Invariant(
          "stripe-refund-is-on-record",
          "C4",
          "What Stripe gave back of a booking's money is on record as it is there, or a person was told.");

  static final Invariant AT_STRIPE =
      new Invariant(
          "refund-is-at-stripe",
          "C3",
          "A refund on record as made or accepted by Stripe is so in its books, with its amount.");

  static final Invariant ONCE =
      new Invariant("refunded-once", "C3", "Stripe has made no refund of ours twice.");

  static final Invariant AS_BOOKED =
      new Invariant(
          "refunded-as-booked",
          "C6",
          "What Stripe has given back for a booking adds up to what the ledger says.");

  private RefundRules() {}

  static List<Invariant> invariants() {
    return List.of(ON_RECORD, AT_STRIPE, ONCE, AS_BOOKED);
  }

  /**
   * @param refunds of the booking's PaymentIntents, failed ones too
   * @param failedAt when a refund of Stripe's failed, if that is still told of
   */
  static List<Breach> judge(
      RefundedBooking booking,
      List<StripeRefund> refunds,
      Function<StripeRefund, Optional<Instant>> failedAt,
      Instant now,
      Patience patience) {
    return new Judgement(booking, refunds, failedAt, now, patience).breaches();
  }

  private static final class Judgement {

    private final RefundedBooking booking;
    private final List<StripeRefund> refunds;
    private final Function<StripeRefund, Optional<Instant>> failedAt;
    private final Instant now;
    private final Patience patience;
    private final List<Breach> breaches = new ArrayList<>();

    /** Whether something has happened at Stripe that we may still hear of. */
    private boolean newsUnderWay;

    Judgement(
        RefundedBooking booking,
        List<StripeRefund> refunds,
        Function<StripeRefund, Optional<Instant>> failedAt,
        Instant now,
        Patience patience) {
      this.booking = booking;
      this.refunds = refunds;
      this.failedAt = failedAt;
      this.now = now;
      this.patience = patience;
    }

    List<Breach> breaches() {
      List<StripeRefund> standing = refunds.stream().filter(refund -> !refund.failed()).toList();
      standing.forEach(this::onRecord);
      booking.refunds().stream().filter(RefundRow::accepted).forEach(this::atStripe);
      once(standing);
      asBooked(standing);
      return breaches;
    }

    private void onRecord(StripeRefund made) {
      if (booking.foreign().contains(made.id())) {
        return;
      }
      Optional<RefundRow> row =
          booking
              .refund(made.refundId())
              .filter(refund -> refund.accepted() && made.id().equals(refund.stripeRefundId()));
      if (row.isEmpty()) {
        tolerate(
            made.createdAt(),
            ON_RECORD,
            "%s, which is not on record as made; on record are %s"
                .formatted(text(made), texts(booking.refunds())));
      } else if (made.succeeded() && !row.get().completed()) {
        // How long ago that was, nothing tells.
        tolerate(now, ON_RECORD, "%s, and on record it is still pending".formatted(text(made)));
      }
    }

    private void atStripe(RefundRow refund) {
      Optional<StripeRefund> found =
          refunds.stream().filter(made -> made.id().equals(refund.stripeRefundId())).findFirst();
      if (found.isEmpty()) {
        breach(AT_STRIPE, "no %s, though %s".formatted(refund.stripeRefundId(), text(refund)));
        return;
      }
      StripeRefund made = found.get();
      boolean same =
          refund.id().equals(made.refundId())
              && made.intentId() != null
              && made.intentId().equals(refund.intentId())
              && made.amountMinor() == refund.amountMinor()
              && made.currency().equals(refund.currency());
      if (!same || refund.completed() && !made.succeeded() && !made.failed()) {
        breach(AT_STRIPE, "%s, but %s".formatted(text(made), text(refund)));
      } else if (made.failed()) {
        tolerate(
            failedAt.apply(made).orElse(made.createdAt()),
            AT_STRIPE,
            "%s, but %s".formatted(text(made), text(refund)));
      }
    }

    private void once(List<StripeRefund> standing) {
      standing.stream()
          .filter(made -> made.refundId() != null)
          .collect(Collectors.groupingBy(made -> String.valueOf(made.refundId())))
          .forEach((refundId, made) -> {
            if (made.size() > 1) {
              breach(
                  ONCE,
                  "refund %s %d times: %s"
                      .formatted(
                          refundId, made.size(), made.stream().map(StripeRefund::id).toList()));
            }
          });
    }

    private void asBooked(List<StripeRefund> standing) {
      long madeMinor =
          standing.stream()
              .filter(made -> made.succeeded() && !booking.foreign().contains(made.id()))
              .mapToLong(StripeRefund::amountMinor)
              .sum();
      if (!newsUnderWay && madeMinor != booking.bookedMinor()) {
        breach(
            AS_BOOKED,
            "%d given back, and the ledger tells of %d (in minor units)"
                .formatted(madeMinor, booking.bookedMinor()));
      }
    }

    private void tolerate(Instant since, Invariant invariant, String shown) {
      Duration untilHeard = patience.news();
      if (since.plus(untilHeard).isAfter(now)) {
        newsUnderWay = true;
      } else {
        breach(invariant, shown);
      }
    }

    private void breach(Invariant invariant, String shown) {
      breaches.add(
          new Breach(invariant, "For booking %s Stripe shows %s".formatted(booking.id(), shown)));
    }
  }

  private static String text(StripeRefund made) {
    return "refund %s over %d %s (%s, for %s) as %s"
        .formatted(
            made.id(),
            made.amountMinor(),
            made.currency(),
            made.intentId(),
            made.refundId() == null ? "nothing of ours" : "refund " + made.refundId(),
            made.status());
  }

  private static String text(RefundRow refund) {
    return "refund %s over %d %s is %s as %s on record"
        .formatted(
            refund.id(),
            refund.amountMinor(),
            refund.currency(),
            refund.status(),
            refund.stripeRefundId() == null ? "nobody's" : refund.stripeRefundId());
  }

  private static List<String> texts(List<RefundRow> refunds) {
    return refunds.stream().map(RefundRules::text).toList();
  }
}
