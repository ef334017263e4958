package com.slotbase.adapters.reschedule;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;

import com.slotbase.adapters.booking.BookingSettlement;
import com.slotbase.adapters.booking.Bookings;
import com.slotbase.adapters.booking.PaymentAuthorization;
import com.slotbase.adapters.booking.SettlementRows;
import com.slotbase.adapters.database.TestDatabase;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.adapters.refund.RefundStore;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.RescheduleVerdict.Wish;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Confirmed bookings and their moves, on the real database. Hours count from a slot well ahead. */
final class Moves {

  final Bookings bookings = new Bookings();
  final JdbcClient jdbc = bookings.jdbc;
  private final TransactionOperations transaction = TestDatabase.shared().transaction();
  final PaymentStore payments = new PaymentStore(jdbc);
  final PaymentAuthorization authorization = new PaymentAuthorization(transaction, jdbc);
  final RescheduleStore store =
      new RescheduleStore(
          transaction,
          jdbc,
          new RefundStore(transaction, jdbc, () -> UUID.randomUUID().toString()),
          payments);

  static TimeRange hours(int from, int to) {
    return new TimeRange(
        SLOT.start().plusSeconds(3600L * from), SLOT.start().plusSeconds(3600L * to));
  }

  /** As staff confirm it: nothing was paid. */
  Booking unpaid(Listing listing, TimeRange range) {
    Booking booking = bookings.held(listing, range, FIVE_MINUTES);
    bookings.store.confirmWithoutPayment(booking.id(), "staff-1");
    return find(booking);
  }

  /** Paid online by its customer. */
  Booking paid(Listing listing, TimeRange range) {
    Booking booking = bookings.held(listing, range, FIVE_MINUTES);
    Payment payment = payments.ofHold(UUID.randomUUID().toString(), booking.id()).orElseThrow();
    String intent = "pi_" + payment.id();
    authorization.note(payment.id(), intent, Instant.now(), "stripe");
    new BookingSettlement(transaction, new SettlementRows(jdbc), authorization)
        .settle(booking.id(), new BookingNews.PaymentCaptured(payment.id(), intent));
    return find(booking);
  }

  RescheduleOutcome move(Booking booking, TimeRange range) {
    return store.reschedule(booking.id(), new Wish(range, false, false), booking.customerId());
  }

  RescheduleOutcome waived(Booking booking, TimeRange range) {
    return store.reschedule(booking.id(), new Wish(range, true, true), "staff-1");
  }

  RescheduleDue ask(Booking booking, TimeRange range) {
    return store.requestPayment(UUID.randomUUID().toString(), booking.id(), range, FIVE_MINUTES);
  }

  /** The payment that is to be made for a move. */
  RescheduleDue.Wanted wanted(Booking booking, TimeRange range) {
    return switch (ask(booking, range)) {
      case RescheduleDue.Wanted wanted -> wanted;
      case RescheduleRefusal refusal -> throw new AssertionError("Not to be paid: " + refusal);
    };
  }

  /** The customer pays for a move in time, and we are told. */
  Payment authorised(Booking booking, TimeRange range) {
    Payment payment = wanted(booking, range).payment();
    authorization.note(payment.id(), "pi_" + payment.id(), Instant.now(), "stripe");
    return payments.find(payment.id()).orElseThrow();
  }

  Booking find(Booking booking) {
    return bookings.store.find(booking.id()).orElseThrow();
  }

  /** Which unit a booking keeps when, as hours: {@code 1: 0-2}. */
  List<String> claims(Booking booking) {
    return jdbc
        .sql(
            """
            select unit || ': ' || (extract(epoch from lower(period)) - :zero) / 3600 || '-'
              || (extract(epoch from upper(period)) - :zero) / 3600
            from slot_claim where booking_id = :id order by period
            """)
        .param("id", booking.id())
        .param("zero", SLOT.start().getEpochSecond())
        .query(String.class)
        .list()
        .stream()
        .map(claim -> claim.replaceAll("\\.0+", ""))
        .toList();
  }

  /** Everything that is on record about a booking. */
  String record(Booking booking) {
    return jdbc.sql(
            """
            select (select to_jsonb(b) from booking b where b.id = :id)::text
              || (select jsonb_agg(c order by period) from slot_claim c where c.booking_id = :id)
              || (select jsonb_agg(e order by id) from booking_event e where e.booking_id = :id)
              || (select coalesce(jsonb_agg(p order by id), '[]') from payment p where p.booking_id = :id)
            """)
        .param("id", booking.id())
        .query(String.class)
        .single();
  }

  /** Amounts that are to be given back, in minor units. */
  List<Long> refunds(Booking booking) {
    return jdbc.sql("select amount_minor from refund where booking_id = :id")
        .param("id", booking.id())
        .query(Long.class)
        .list();
  }

  List<String> outbox(Booking booking) {
    return jdbc.sql("select type from outbox where booking_id = :id order by event_id")
        .param("id", booking.id())
        .query(String.class)
        .list();
  }
}
