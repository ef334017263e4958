package com.slotbase.adapters.reschedule;

import static com.slotbase.adapters.database.Sql.instant;

import com.slotbase.adapters.database.Sql;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.RescheduleState;
import com.slotbase.workflows.domain.RescheduleTerms;
import com.slotbase.workflows.domain.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that a move is judged by. Each method runs in the caller's transaction. */
final class RescheduleRows {

  private final JdbcClient jdbc;

  RescheduleRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a booking's rows say once it is locked, as it then is until the transaction ends. In two
   * statements: the second sees what the first had to wait for.
   */
  RescheduleTerms lock(String bookingId) {
    if (jdbc.sql("select 1 from booking where id = :id for update")
        .param("id", bookingId)
        .query(Integer.class)
        .list()
        .isEmpty()) {
      throw new IllegalArgumentException("No such booking: " + bookingId);
    }
    return jdbc.sql(
            """
            select b.status, b.starts_at, b.ends_at, b.slot_minutes, b.slot_price_minor, b.price_minor, b.currency,
              b.payment_required, now() as at, r.payment_id as moving_with, p.starts_at as moving_from,
              p.ends_at as moving_to, coalesce(m.captured_minor + m.offline_minor, 0) as paid_minor,
              coalesce(m.owed_for_minor, 0) as left_minor,
              coalesce((select sum((e.details ->> 'backMinor')::bigint) from booking_event e
                where e.booking_id = b.id and e.type = 'booking.rescheduled'), 0) as moved_back_minor
            from booking b
              left join reschedule r on r.booking_id = b.id and r.ended_at is null
              left join payment p on p.id = r.payment_id
              left join booking_money m on m.booking_id = b.id
            where b.id = :id
            """)
        .param("id", bookingId)
        .query((row, n) -> terms(row))
        .single();
  }

  private static RescheduleTerms terms(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    String movingWith = row.getString("moving_with");
    return new RescheduleTerms(
        BookingStatus.valueOf(row.getString("status")),
        new TimeRange(instant(row, "starts_at"), instant(row, "ends_at")),
        instant(row, "at"),
        Duration.ofMinutes(row.getInt("slot_minutes")),
        new Money(row.getLong("slot_price_minor"), currency),
        new Money(row.getLong("price_minor"), currency),
        row.getBoolean("payment_required"),
        new RescheduleTerms.Paid(
            row.getLong("paid_minor"), row.getLong("left_minor"), row.getLong("moved_back_minor")),
        movingWith == null
            ? null
            : new RescheduleTerms.UnderWay(
                movingWith, new TimeRange(instant(row, "moving_from"), instant(row, "moving_to"))));
  }

  /** Locks the booking that a payment is for until the transaction ends, and returns its id. */
  String lockBookingOf(String paymentId) {
    return jdbc.sql(
            """
            select id from booking where id = (select booking_id from payment where id = :payment) for update
            """)
        .param("payment", paymentId)
        .query(String.class)
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("No such payment: " + paymentId));
  }

  /** What the rows of a payment for a move say. */
  RescheduleState state(String paymentId) {
    return jdbc.sql(
            """
            select p.*, b.listing_id, extract(epoch from p.expires_at - now()) as seconds_left,
              r.payment_id is not null and r.ended_at is null as moving, coalesce(r.moved, false) as moved,
              exists (select from operator_case c where c.subject_id = p.id and c.resolved_at is null) as parked
            from payment p join booking b on b.id = p.booking_id left join reschedule r on r.payment_id = p.id
            where p.id = :payment
            """)
        .param("payment", paymentId)
        .query((row, n) ->
            new RescheduleState(
                PaymentStore.payment(row, n),
                row.getBoolean("moving"),
                row.getBoolean("moved"),
                Sql.timeLeft(row, "seconds_left"),
                row.getBoolean("parked")))
        .single();
  }

  /**
   * Decides that a payment is not used any more: as its time is over, its booking is to stay where
   * it is, or it is given up. One whose money is being taken is not.
   */
  void refuseWhatIsOver(String paymentId, boolean givenUp) {
    jdbc.sql(
            """
            update payment p set refused_at = now() from booking b
            where p.id = :payment and b.id = p.booking_id and p.refused_at is null and p.closed_at is null
              and (:givenUp or p.expires_at <= now() or b.status <> 'CONFIRMED')
              and not exists (select from reschedule r where r.payment_id = p.id and r.ended_at is null)
            """)
        .param("payment", paymentId)
        .param("givenUp", givenUp)
        .update();
  }

  /** Ends a move whose money was taken. False if it is not under way. */
  boolean finish(String paymentId) {
    return jdbc.sql("select finish_reschedule(:payment)")
        .param("payment", paymentId)
        .query(Boolean.class)
        .single();
  }

  /** Ends a move whose money can't be taken, if it is under way. */
  void fail(String paymentId, String reason) {
    jdbc.sql("select fail_reschedule(:payment, :reason)")
        .param("payment", paymentId)
        .param("reason", reason)
        .query(Boolean.class)
        .single();
  }
}
