package com.slotbase.checker.rows;

import static com.slotbase.checker.rows.Sql.HAS_CASE;

import java.util.List;

/** B7: a booking is where it was moved to, and what was taken for that has moved it. */
final class MoveInvariants {

  private MoveInvariants() {}

  static List<SqlInvariant> all() {
    return List.of(isWhereItWasMoved(), moveEnds(), movingIsConfirmed(), paidMoveIsMade());
  }

  /** The unit is told by its claim: a booking that is reinstated may get another one. */
  private static SqlInvariant isWhereItWasMoved() {
    return SqlInvariant.of(
        "booking-is-where-it-was-moved",
        "B7",
        "Each move of a booking begins where the one before has ended, and the booking is where the last one has.",
        """
        with move as (
          select booking_id, id, details ->> 'fromStart' as from_start, details ->> 'fromEnd' as from_end,
            details ->> 'fromPriceMinor' as from_price, details ->> 'start' as starts_at, details ->> 'end' as ends_at,
            details ->> 'priceMinor' as price
          from booking_event where type = 'booking.rescheduled'),
        place as (
          select booking_id, id, starts_at::timestamptz, ends_at::timestamptz, price::bigint,
            lead(from_start::timestamptz) over w as next_start, lead(from_end::timestamptz) over w as next_end,
            lead(from_price::bigint) over w as next_price
          from move window w as (partition by booking_id order by id))
        select p.booking_id as subject,
          format('Booking %s was moved by event %s to %s until %s at %s; then it is found from %s until %s at %s (in minor units)',
            p.booking_id, p.id, p.starts_at, p.ends_at, p.price, coalesce(p.next_start, b.starts_at),
            coalesce(p.next_end, b.ends_at), coalesce(p.next_price, b.price_minor)) as explanation
        from place p join booking b on b.id = p.booking_id
        where (p.starts_at, p.ends_at, p.price) is distinct from
          (coalesce(p.next_start, b.starts_at), coalesce(p.next_end, b.ends_at), coalesce(p.next_price, b.price_minor))
        """);
  }

  private static SqlInvariant moveEnds() {
    return SqlInvariant.of(
        "move-ends",
        "B7",
        "A move that money is taken for is made or given up in time, or a person is told.",
        """
        select r.booking_id as subject,
          format('Money has been taken for moving booking %%s since %%s, for %%s, and no case is open about payment %%s',
            r.booking_id, r.requested_at, date_trunc('second', now() - r.requested_at), r.payment_id) as explanation
        from reschedule r join payment p on p.id = r.payment_id
        where r.ended_at is null and r.requested_at <= now() - current_setting('checker.money')::interval and not %s
        """
            .formatted(HAS_CASE));
  }

  private static SqlInvariant movingIsConfirmed() {
    return SqlInvariant.of(
        "moving-is-confirmed",
        "B7",
        "While money is taken for moving a booking, it is confirmed and the payment is open.",
        """
        select r.booking_id as subject,
          format('Booking %s is being moved since %s, though it is %s and payment %s is %s',
            r.booking_id, r.requested_at, b.status, p.id,
            case when p.closed_at is null then 'open' else p.status || ' since ' || p.closed_at end) as explanation
        from reschedule r join payment p on p.id = r.payment_id join booking b on b.id = r.booking_id
        where r.ended_at is null and (b.status <> 'CONFIRMED' or p.closed_at is not null)
        """);
  }

  private static SqlInvariant paidMoveIsMade() {
    return SqlInvariant.of(
        "paid-move-is-made",
        "B7",
        "What was taken for a move has moved its booking, or has an open case; what moved one was taken.",
        """
        select p.booking_id as subject,
          format('Payment %%s for moving booking %%s is %%s, and the booking was %%s with it (%%s events tell so)',
            p.id, p.booking_id, p.status, case when coalesce(r.moved, false) then 'moved' else 'not moved' end,
            t.times) as explanation
        from payment p left join reschedule r on r.payment_id = p.id
          cross join lateral (select count(*) as times from booking_event m where m.booking_id = p.booking_id
            and m.type = 'booking.rescheduled' and m.details ->> 'paymentId' = p.id) t
        where p.purpose = 'RESCHEDULE'
          and (coalesce(r.moved, false) <> (p.status = 'CAPTURED') and not (p.status = 'CAPTURED' and %s)
            or t.times <> case when coalesce(r.moved, false) then 1 else 0 end)
        """
            .formatted(HAS_CASE));
  }
}
