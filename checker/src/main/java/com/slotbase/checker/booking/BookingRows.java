package com.slotbase.checker.booking;

import com.slotbase.checker.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads bookings with their payments, as they are now. */
public final class BookingRows {

  private static final String BOOKINGS =
      "with "
          + Events.MEANING
          + """
          select b.id, b.status, b.confirmed_at is not null as ever_confirmed, b.expires_at, b.changed_at,
            p.id as payment_id, p.amount_minor, p.currency, p.status as payment_status, p.payment_intent_id,
            p.expires_at as pay_until, p.refused_at, p.closed_at is not null as closed, now() as read_at,
            p.purpose = 'RESCHEDULE' as for_a_move, r.requested_at as move_begun_at, coalesce(r.moved, false) as moved,
            r.payment_id is not null and r.ended_at is null as moving,
            greatest(p.created_at, p.refused_at, p.closed_at, r.requested_at, r.ended_at) as move_changed_at,
            array(select m.state from booking_event e join (values ('payment.requested', 'WAITING'),
                ('booking.rescheduling', 'MOVING'), ('booking.rescheduled', 'MOVED')) m (type, state) on m.type = e.type
              where e.booking_id = b.id and e.details ->> 'paymentId' = p.id) as move_told,
            exists (select from operator_case c
              where c.resolved_at is null and c.kind in ('PAYMENT_UNRESOLVED', 'CAPTURED_WITHOUT_BOOKING')
                and (c.subject_id = p.id or c.booking_id = b.id)) as has_case,
            exists (select from operator_case c where c.resolved_at is null and c.kind = 'REFUND_PARKED'
              and c.booking_id = b.id) as has_parked_refund,
            array(select m.status from booking_event e join meaning m on m.type = e.type
              where e.booking_id = b.id order by e.id) as path
          from booking b left join payment p on p.booking_id = b.id left join reschedule r on r.payment_id = p.id
          where b.id = any (?) order by b.id, p.id
          """;

  private static final String BOOKINGS_OF_PAYMENTS =
      "select id, booking_id from payment where id = any (?)";

  private static final String NOTED_INTENTS =
      """
      select booking_id, payment_intent_id from payment where payment_intent_id is not null
      """;

  private final Rows rows;

  public BookingRows(Rows rows) {
    this.rows = rows;
  }

  public Reading<BookingRow> read(Collection<String> bookingIds) {
    rows.refresh();
    var bookings = new HashMap<String, BookingRow>();
    Instant[] at = {Instant.EPOCH};
    rows.eachOf(
        BOOKINGS,
        bookingIds,
        row -> {
          at[0] = instant(row, "read_at");
          bookings.merge(row.getString("id"), booking(row), BookingRows::together);
        });
    return new Reading<>(at[0], bookings);
  }

  /** The booking of each payment that exists. */
  public Map<String, String> ofPayments(Collection<String> paymentIds) {
    rows.refresh();
    var bookings = new HashMap<String, String>();
    rows.eachOf(
        BOOKINGS_OF_PAYMENTS,
        paymentIds,
        row -> bookings.put(row.getString("id"), row.getString("booking_id")));
    return bookings;
  }

  /** Hands over each booking's id with the id of a PaymentIntent that is noted for it. */
  public void notedIntents(BiConsumer<String, String> reader) {
    rows.refresh();
    rows.each(
        NOTED_INTENTS,
        row -> reader.accept(row.getString("booking_id"), row.getString("payment_intent_id")));
  }

  private static BookingRow together(BookingRow one, BookingRow other) {
    var payments = new ArrayList<>(one.payments());
    payments.addAll(other.payments());
    return new BookingRow(
        one.id(),
        one.status(),
        one.everConfirmed(),
        one.expiresAt(),
        one.changedAt(),
        one.path(),
        one.hasParkedRefund(),
        payments);
  }

  private static BookingRow booking(ResultSet row) throws SQLException {
    return new BookingRow(
        row.getString("id"),
        row.getString("status"),
        row.getBoolean("ever_confirmed"),
        instant(row, "expires_at"),
        instant(row, "changed_at"),
        List.of((String[]) row.getArray("path").getArray()),
        row.getBoolean("has_parked_refund"),
        row.getString("payment_id") == null ? List.of() : List.of(payment(row)));
  }

  private static BookingRow.Payment payment(ResultSet row) throws SQLException {
    return new BookingRow.Payment(
        row.getString("payment_id"),
        row.getLong("amount_minor"),
        row.getString("currency"),
        row.getString("payment_status"),
        row.getString("payment_intent_id"),
        instant(row, "pay_until"),
        instantOrNull(row, "refused_at"),
        row.getBoolean("closed"),
        row.getBoolean("has_case"),
        row.getBoolean("for_a_move") ? move(row) : null);
  }

  private static BookingRow.Move move(ResultSet row) throws SQLException {
    return new BookingRow.Move(
        instantOrNull(row, "move_begun_at"),
        row.getBoolean("moving"),
        row.getBoolean("moved"),
        instant(row, "move_changed_at"),
        List.of((String[]) row.getArray("move_told").getArray()));
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    return row.getObject(column) == null ? null : instant(row, column);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
