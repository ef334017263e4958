package com.slotbase.adapters.booking;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what was left over by whoever was to do it: a process that died, a run that was ended. */
public final class BookingSweep {

  private final JdbcClient jdbc;

  public BookingSweep(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Releases holds that are over and that no payment was ever asked for. Listing by listing, as
   * everybody takes the waitlists of several.
   *
   * @return how many; fewer than the limit when none is left
   */
  public int releaseExpiredHolds(int limit) {
    return jdbc.sql(
            """
            with over as materialized (
              select b.id from booking b
              where b.status = 'HELD' and b.expires_at <= now()
                and not exists (select from payment p where p.booking_id = b.id and p.closed_at is null)
              order by b.listing_id, b.id limit :limit for update skip locked
            )
            select count(*) from over, move_booking(
              over.id, 'HELD', 'EXPIRED', 'OVER', 'booking.hold.expired', 'sweep', '{}')
            """)
        .param("limit", limit)
        .query(Integer.class)
        .single();
  }

  /**
   * Completes bookings whose range has ended (B7). Listing by listing, as above.
   *
   * @return how many; fewer than the limit when none is left
   */
  public int completeEnded(int limit) {
    return jdbc.sql(
            """
            with ended as materialized (
              select id, status from booking
              where status in ('CONFIRMED', 'CHECKED_IN') and ends_at <= now()
              order by listing_id, id limit :limit for update skip locked
            )
            select count(*) from ended, move_booking(
              ended.id, ended.status, 'COMPLETED', 'ENDED', 'booking.completed', 'sweep', '{}')
            """)
        .param("limit", limit)
        .query(Integer.class)
        .single();
  }

  /**
   * Bookings whose rows ask for something that no story seems to be doing: holds that are over with
   * a payment that is open, {@code CONFIRMING} for half a minute, and payments of holds that are
   * open on bookings that have ended or were confirmed without them.
   */
  public List<LeftOver> leftOver(int limit) {
    return jdbc.sql(
            """
            with left_over as (
            (select id, expires_at as since from booking
              where status = 'HELD' and expires_at <= now() - interval '10 s'
              order by expires_at limit :limit)
            union all
            (select id, changed_at from booking
              where status = 'CONFIRMING' and changed_at <= now() - interval '30 s'
              order by changed_at limit :limit)
            union all
            (select b.id, p.created_at from payment p join booking b on b.id = p.booking_id
              where p.closed_at is null and p.purpose = 'HOLD'
                and (b.status not in ('HELD', 'CONFIRMING') and b.changed_at <= now() - interval '10 s'
                  or p.refused_at <= now() - interval '10 s')
              order by p.created_at limit :limit)
            )
            select l.id, exists (
                select from operator_case c where c.booking_id = l.id and c.resolved_at is null) as parked
            from left_over l group by l.id order by min(l.since) limit :limit
            """)
        .param("limit", limit)
        .query((row, n) -> new LeftOver(row.getString("id"), row.getBoolean("parked")))
        .list();
  }

  /**
   * A booking that nobody seems to look after.
   *
   * @param parked whether a person knows of it, so that its story is expected to take long
   */
  public record LeftOver(String bookingId, boolean parked) {}

  /** Idempotency records older than their 24 hours. */
  public int forgetIdempotencyRecords(int limit) {
    return jdbc.sql(
            """
            delete from idempotency_record where ctid in (
              select ctid from idempotency_record where created_at <= now() - interval '24 h'
              limit :limit for update skip locked)
            """)
        .param("limit", limit)
        .update();
  }
}
