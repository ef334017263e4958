package com.slotbase.adapters.booking;

import com.slotbase.adapters.database.Json;
import com.slotbase.adapters.database.Sql;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.workflows.domain.BookingState;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Payment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements of a settlement. Each runs in the caller's transaction. */
public final class SettlementRows {

  private final JdbcClient jdbc;

  public SettlementRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The row, locked until the transaction ends, so that two settlements follow one another. */
  BookingState lock(String bookingId) {
    return jdbc.sql(
            """
            select b.id as of_booking, b.status as booking_status,
              extract(epoch from b.expires_at - now()) as seconds_left, b.listing_id, p.*,
              exists (select from operator_case c where c.subject_id = p.id and c.resolved_at is null)
                as parked
            from booking b left join payment p on p.booking_id = b.id and p.purpose = 'HOLD'
            where b.id = :id
            for update of b
            """)
        .param("id", bookingId)
        .query((row, n) -> state(row))
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("No such booking: " + bookingId));
  }

  private static BookingState state(ResultSet row) throws SQLException {
    Payment payment = row.getString("id") == null ? null : PaymentStore.payment(row, 0);
    return new BookingState(
        row.getString("of_booking"),
        BookingStatus.valueOf(row.getString("booking_status")),
        Sql.timeLeft(row, "seconds_left"),
        payment,
        row.getBoolean("parked"));
  }

  void move(
      BookingState state,
      BookingStatus to,
      String event,
      String actor,
      Map<String, String> details) {
    jdbc.sql("select 1 from move_booking(:id, :from, :to, 'ANY', :event, :actor, :details::jsonb)")
        .param("id", state.bookingId())
        .param("from", state.status().name())
        .param("to", to.name())
        .param("event", event)
        .param("actor", actor)
        .param("details", Json.write(details))
        .query(Integer.class)
        .single();
  }

  /** No money is to be taken for it any more. */
  void refuse(String paymentId, String status) {
    jdbc.sql(
            """
            update payment set status = :status, refused_at = coalesce(refused_at, now())
            where id = :id and closed_at is null
            """)
        .param("id", paymentId)
        .param("status", status)
        .update();
  }

  /** Notes that Stripe shows nothing as authorised, and nothing can be any more. */
  public void voided(String bookingId, String paymentId) {
    end(bookingId, paymentId, false);
  }

  /**
   * Notes and books that Stripe shows the money as taken.
   *
   * @return whether that was news
   */
  public boolean captured(String bookingId, String paymentId) {
    return end(bookingId, paymentId, true);
  }

  private boolean end(String bookingId, String paymentId, boolean captured) {
    return jdbc.sql("select end_payment(:booking, :id, :captured)")
        .param("booking", bookingId)
        .param("id", paymentId)
        .param("captured", captured)
        .query(Boolean.class)
        .single();
  }

  /** Tells a person, unless they know; then the error is brought up to date. */
  public void fileCase(String kind, String bookingId, String subjectId, String error) {
    jdbc.sql(
            """
            insert into operator_case (kind, booking_id, subject_id, error)
            values (:kind, :booking, :subject, :error)
            on conflict (kind, subject_id) where resolved_at is null do update set error = excluded.error
            """)
        .param("kind", kind)
        .param("booking", bookingId)
        .param("subject", subjectId)
        .param("error", error)
        .update();
  }

  /** What was open about a payment has ended by itself. */
  public void resolveCases(String paymentId) {
    jdbc.sql(
            """
            update operator_case set resolved_at = now()
            where subject_id = :payment and kind = 'PAYMENT_UNRESOLVED' and resolved_at is null
            """)
        .param("payment", paymentId)
        .update();
  }
}
