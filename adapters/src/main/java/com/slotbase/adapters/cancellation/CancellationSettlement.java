package com.slotbase.adapters.cancellation;

import com.slotbase.adapters.refund.RefundRows;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.CancellationState;
import com.slotbase.workflows.domain.RefundState;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Settles a cancellation: ends it if nothing is left to refund, and returns its rows. May be called
 * any number of times, by any number of stories at once.
 */
public final class CancellationSettlement {

  private final TransactionOperations transaction;
  private final JdbcClient jdbc;

  public CancellationSettlement(TransactionOperations transaction, JdbcClient jdbc) {
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  /**
   * @throws IllegalArgumentException for a booking that isn't there
   */
  public CancellationState settle(String bookingId) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          if (status(bookingId) == BookingStatus.CANCELLING) {
            jdbc.sql("select finish_cancellation(:id)")
                .param("id", bookingId)
                .query((row, n) -> "")
                .single();
          }
          return new CancellationState(bookingId, status(bookingId), refunds(bookingId));
        }));
  }

  /**
   * Sees to it that every refund of the cancellation that was left to a person has a case, and logs
   * that the refund step was compensated by it.
   */
  public void fileRefundCases(String bookingId) {
    transaction.executeWithoutResult(status -> {
      status(bookingId);
      jdbc.sql(
              """
              select file_refund_case(r), log_step(r.booking_id, 'cancellation', r.booking_id || ':' || k.number,
                'refund', 'COMPENSATED', r.attempts, 'the story', jsonb_build_object('refundId', r.id))
              from refund r join cancellation k on k.id = r.cancellation_id and k.ended_at is null
              where r.booking_id = :id and r.status = 'PENDING_MANUAL'
              """)
          .param("id", bookingId)
          .query((row, n) -> "")
          .list();
    });
  }

  /** Logs that a compensation failed. */
  public void recordFailedCompensation(String bookingId, String step, String error) {
    jdbc.sql(
            """
            select log_step(booking_id, 'cancellation', booking_id || ':' || number, :step,
              'COMPENSATION_FAILED', 1, 'the story', jsonb_build_object('error', :error::text))
            from cancellation where booking_id = :id and ended_at is null
            """)
        .param("id", bookingId)
        .param("step", step)
        .param("error", error)
        .query((row, n) -> "")
        .list();
  }

  private BookingStatus status(String bookingId) {
    return jdbc.sql("select status from booking where id = :id for update")
        .param("id", bookingId)
        .query((row, n) -> BookingStatus.valueOf(row.getString(1)))
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("No such booking: " + bookingId));
  }

  private List<RefundState> refunds(String bookingId) {
    return jdbc.sql(
            """
            select r.*, extract(epoch from r.next_attempt_at - now()) as seconds_left, c.act, c.acts
            from refund r join cancellation k on k.id = r.cancellation_id and k.ended_at is null
              left join operator_case c on c.subject_id = r.id and c.kind = 'REFUND_PARKED'
                and c.resolved_at is null
            where r.booking_id = :id and r.status not in ('COMPLETED', 'WAIVED')
              and not (r.status = 'PENDING' and r.accepted_at is not null)
            order by r.id
            """)
        .param("id", bookingId)
        .query((row, n) -> RefundRows.state(row))
        .list();
  }
}
