package com.slotbase.adapters.refund;

import com.slotbase.workflows.domain.Wake;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds refunds, cancellations and decisions that nobody seems to be at. */
public final class RefundSweep {

  private final JdbcClient jdbc;

  public RefundSweep(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Refunds that are due for 10 s, decisions that were not carried out for 30 s, and cancellations
   * of which nothing is left to be refunded, also since 30 s. What waits for its next call or for
   * an operator is not among them.
   */
  public List<Wake> leftOver(int limit) {
    return jdbc.sql(
            """
            with asking as (
              select r.booking_id, r.id, r.cancellation_id, r.next_attempt_at as since from refund r
              where r.status in ('PENDING', 'FAILED') and r.accepted_at is null
                and r.next_attempt_at <= now() - interval '10 s'
              union all
              select r.booking_id, r.id, r.cancellation_id, c.act_at
              from operator_case c join refund r on r.id = c.subject_id
              where c.kind = 'REFUND_PARKED' and c.resolved_at is null and c.act_at <= now() - interval '30 s'
                and c.act is not null
              union all
              select b.id, null, k.id, b.changed_at
              from booking b join cancellation k on k.booking_id = b.id and k.ended_at is null
              where b.status = 'CANCELLING' and b.changed_at <= now() - interval '30 s'
                and not exists (select from refund r where r.booking_id = b.id and r.cancellation_id = k.id
                  and r.status not in ('COMPLETED', 'WAIVED')
                  and not (r.status = 'PENDING' and r.accepted_at is not null))
            )
            select booking_id, id, number from (
              select distinct on (coalesce(k.id::text, a.id)) a.booking_id, a.id, k.number, a.since
              from asking a left join cancellation k on k.id = a.cancellation_id and k.ended_at is null
              order by coalesce(k.id::text, a.id), a.since) due
            order by since limit :limit
            """)
        .param("limit", limit)
        .query((row, n) ->
            row.getObject("number") == null
                ? new Wake.Refund(row.getString("id"))
                : (Wake) new Wake.Cancellation(row.getString("booking_id"), row.getInt("number")))
        .list();
  }

  /**
   * Stripe's ids of refunds that it has accepted, and has not told of for five minutes. Each is due
   * again five minutes later, so that one that can't be read is in nobody's way.
   */
  public List<String> pending(int limit) {
    return jdbc.sql(
            """
            update refund set next_attempt_at = now() + interval '5 min'
            where id in (select id from refund
              where status = 'PENDING' and accepted_at is not null and next_attempt_at <= now()
              order by next_attempt_at limit :limit for update skip locked)
            returning stripe_refund_id
            """)
        .param("limit", limit)
        .query(String.class)
        .list();
  }
}
