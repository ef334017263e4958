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
import java.util.function.BiConsumer;

/** Reads bookings with their payments, as they are now. */
public final class BookingRows {

  private static final String BOOKINGS =
      "with "
          + Events.MEANING
          + """
          select b.id, b.status, b.confirmed_at is not null as ever_confirmed, b.expires_at, b.changed_at,
            p.id as payment_id, p.amount_minor, p.currency, p.status as payment_status, p.payment_intent_id,
            p.refused_at, p.closed_at is not null as closed, now() as read_at,
            exists (select from operator_case c
              where c.resolved_at is null and c.kind in ('PAYMENT_UNRESOLVED', 'CAPTURED_WITHOUT_BOOKING')
                and (c.subject_id = p.id or c.booking_id = b.id)) as has_case,
            exists (select from operator_case c where c.resolved_at is null and c.kind = 'REFUND_PARKED'
              and c.booking_id = b.id) as has_parked_refund,
            array(select m.status from booking_event e join meaning m on m.type = e.type
              where e.booking_id = b.id order by e.id) as path
          from booking b left join payment p on p.booking_id = b.id
          where b.id = any (?) order by b.id, p.id
          """;

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
        row.getObject("refused_at") == null ? null : instant(row, "refused_at"),
        row.getBoolean("closed"),
        row.getBoolean("has_case"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
