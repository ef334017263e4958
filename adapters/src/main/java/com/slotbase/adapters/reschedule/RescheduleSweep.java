package com.slotbase.adapters.reschedule;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds payments of moves that somebody has to see to. */
public final class RescheduleSweep {

  private final JdbcClient jdbc;

  public RescheduleSweep(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A payment that nobody seems to look after.
   *
   * @param parked whether a person knows of it, so that its story is expected to take long
   */
  public record LeftOver(String paymentId, boolean parked) {}

  /**
   * Payments whose rows ask for something that no story seems to be doing: moves that were begun
   * half a minute ago, and payments that are open though they are not to be used.
   */
  public List<LeftOver> leftOver(int limit) {
    return jdbc.sql(
            """
            select p.id, exists (
                select from operator_case c where c.subject_id = p.id and c.resolved_at is null) as parked
            from payment p join booking b on b.id = p.booking_id
              left join reschedule r on r.payment_id = p.id and r.ended_at is null
            where p.purpose = 'RESCHEDULE' and p.closed_at is null
              and case when r.payment_id is not null then r.requested_at <= now() - interval '30 s'
                else least(p.expires_at, p.refused_at, case when b.status <> 'CONFIRMED' then b.changed_at end)
                  <= now() - interval '10 s' end
            order by p.created_at limit :limit
            """)
        .param("limit", limit)
        .query((row, n) -> new LeftOver(row.getString("id"), row.getBoolean("parked")))
        .list();
  }

  /** The payments for moves of a booking that may still hold or take money. */
  public List<String> openOf(String bookingId) {
    return jdbc.sql(
            """
            select id from payment
            where booking_id = :booking and purpose = 'RESCHEDULE' and closed_at is null
            """)
        .param("booking", bookingId)
        .query(String.class)
        .list();
  }
}
