package com.slotbase.adapters.refund;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;

import com.slotbase.adapters.alert.Alerts;
import com.slotbase.adapters.booking.Bookings;
import com.slotbase.adapters.database.TestDatabase;
import com.slotbase.adapters.id.Ids;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundNews;
import com.slotbase.workflows.domain.RefundOccasion;
import com.slotbase.workflows.domain.RefundState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Refunds of a payment of 450 EUR, on the real database; Stripe is what a test says it is. */
final class Refunds {

  /** Between the calls of Stripe; the test says when they are over. */
  static final List<Duration> WAITS = List.of(Duration.ofMinutes(5), Duration.ofMinutes(1));

  final Bookings bookings = new Bookings();
  final Booking booking = bookings.held(bookings.listing(1, true), SLOT, FIVE_MINUTES);
  final String intent = "pi_" + UUID.randomUUID();
  final RefundCases cases = new RefundCases(bookings.jdbc);
  private final RefundRows rows = new RefundRows(bookings.jdbc);
  private final Alerts alerts = new Alerts(new SimpleMeterRegistry());
  private final RefundStore store =
      new RefundStore(
          TestDatabase.shared().transaction(), bookings.jdbc, () -> UUID.randomUUID().toString());
  private final RefundSettlement settlement =
      new RefundSettlement(TestDatabase.shared().transaction(), rows, alerts);
  private final RefundReports reports = new RefundReports(bookings.jdbc, rows, alerts);

  Refunds() {
    bookings
        .jdbc
        .sql(
            """
            insert into payment (id, booking_id, purpose, amount_minor, currency, status, payment_intent_id, expires_at, closed_at)
            values (:id, :booking, 'HOLD', 45000, 'EUR', 'CAPTURED', :intent, now(), now())
            """)
        .param("id", Ids.payment())
        .param("booking", booking.id())
        .param("intent", intent)
        .update();
  }

  Refund request(long minor) {
    store.request(booking.id(), new Money(minor, "EUR"), "staff-1", null);
    return store.ofBooking(booking.id()).getFirst();
  }

  Refund find(Refund refund) {
    return store.find(refund.id()).orElseThrow();
  }

  /** Its story looks at the row. */
  RefundState look(Refund refund) {
    return settlement.settle(refund.id(), new RefundNews.None(), null, WAITS);
  }

  /** Its story has learned something just now. */
  RefundState settle(Refund refund, RefundNews news) {
    return settle(refund, news, look(refund).occasion());
  }

  /** Its story has learned something when the row was as it may be no longer. */
  RefundState settle(Refund refund, RefundNews news, RefundOccasion of) {
    return settlement.settle(refund.id(), news, of, WAITS);
  }

  /** Stripe tells of it by itself. */
  void report(Refund refund, String atStripe, StripeRefund.Status status) {
    var report = new StripeRefund(atStripe, intent, refund.id(), refund.amount(), status, null);
    TestDatabase.shared().transaction().executeWithoutResult(s -> reports.note(report));
  }

  /** The latest case of a refund. */
  RefundCases.RefundCase caseOf(Refund refund) {
    return cases.list(null, null, 200).stream()
        .filter(found -> found.refundId().equals(refund.id()))
        .findFirst()
        .orElseThrow();
  }

  /** The kinds of alerts that went out for a refund, in order. */
  List<String> alerts(Refund refund) {
    return texts("select kind from alert where subject_id = :id order by id", refund.id());
  }

  /** Steps of the booking that were begun and have no end. */
  List<String> openSteps() {
    return texts(
        """
        select s.change || ' ' || s.step from transaction_log s where s.booking_id = :id and s.phase = 'STARTED'
          and not exists (select from transaction_log e where e.phase <> 'STARTED'
            and (e.change, e.subject_id, e.step, e.occasion) = (s.change, s.subject_id, s.step, s.occasion))
        """,
        booking.id());
  }

  List<String> texts(String sql, String id) {
    return bookings.jdbc.sql(sql).param("id", id).query(String.class).list();
  }
}
