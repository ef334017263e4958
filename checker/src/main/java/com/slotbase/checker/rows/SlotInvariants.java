package com.slotbase.checker.rows;

import static com.slotbase.checker.rows.Sql.OCCUPYING;

import java.util.List;

/** B2: nobody shares a slot, and nothing but an occupying booking keeps one. */
final class SlotInvariants {

  private SlotInvariants() {}

  static List<SqlInvariant> all() {
    return List.of(noOverlap(), claimWhileOccupying(), claimIsTheBookings(), claimOfNobody());
  }

  private static SqlInvariant noOverlap() {
    return SqlInvariant.of(
        "no-overlap",
        "B2",
        "Two bookings that occupy never overlap on one unit.",
        """
        with kept as (
          select id, status, listing_id, unit, starts_at, ends_at from booking where status in %1$s
          union all
          select b.id, b.status, b.listing_id, r.unit, p.starts_at, p.ends_at
          from reschedule r join payment p on p.id = r.payment_id join booking b on b.id = r.booking_id
          where r.ended_at is null),
        occupying as (
          select *, max(ends_at) over (partition by listing_id, unit order by starts_at, id
            rows between unbounded preceding and 1 preceding) as taken_until
          from kept)
        select o.id as subject,
          format('Booking %%s (%%s) and booking %%s (%%s) both occupy unit %%s of listing %%s between %%s and %%s',
            o.id, o.status, other.id, other.status, o.unit, o.listing_id, o.starts_at, o.ends_at) as explanation
        from occupying o cross join lateral (
          select id, status from kept b
          where b.listing_id = o.listing_id and b.unit = o.unit and b.id <> o.id
            and b.starts_at < o.ends_at and b.ends_at > o.starts_at
          order by b.starts_at limit 1) other
        where o.starts_at < o.taken_until
        """
            .formatted(OCCUPYING));
  }

  private static SqlInvariant claimWhileOccupying() {
    return SqlInvariant.of(
        "claim-while-occupying",
        "B2",
        "A booking that occupies has exactly one claim, and one more while money is taken for moving it.",
        """
        select b.id as subject,
          format('Booking %%s is %%s and has %%s claims, so that unit %%s of listing %%s at %%s is not kept for it as it should be',
            b.id, b.status, count(c.booking_id), b.unit, b.listing_id, b.starts_at) as explanation
        from booking b left join slot_claim c on c.booking_id = b.id
        where b.status in %s
        group by b.id having count(c.booking_id)
          <> 1 + (select count(*) from reschedule r where r.booking_id = b.id and r.ended_at is null)
        """
            .formatted(OCCUPYING));
  }

  private static SqlInvariant claimIsTheBookings() {
    return SqlInvariant.of(
        "claim-is-the-bookings",
        "B2",
        "A claim is of its booking's own listing, unit and range, or of those it is being moved to.",
        """
        select b.id as subject,
          format('Booking %s is for unit %s of listing %s from %s to %s, and its claim is on unit %s of listing %s for %s',
            b.id, b.unit, b.listing_id, b.starts_at, b.ends_at, c.unit, c.listing_id, c.period) as explanation
        from slot_claim c join booking b on b.id = c.booking_id
        where (c.listing_id, c.unit, c.period)
          is distinct from (b.listing_id, b.unit, tstzrange(b.starts_at, b.ends_at))
          and not exists (
            select from reschedule r join payment p on p.id = r.payment_id
            where r.booking_id = b.id and r.ended_at is null
              and (c.listing_id, c.unit, c.period) = (b.listing_id, r.unit, tstzrange(p.starts_at, p.ends_at)))
        """);
  }

  private static SqlInvariant claimOfNobody() {
    return SqlInvariant.of(
        "no-claim-without-occupying",
        "B2",
        "Nothing but a booking that occupies has a claim.",
        """
        select c.booking_id as subject,
          format('Unit %%s of listing %%s is claimed for %%s by booking %%s, which %%s',
            c.unit, c.listing_id, c.period, c.booking_id,
            coalesce('is ' || b.status, 'does not exist')) as explanation
        from slot_claim c left join booking b on b.id = c.booking_id
        where b.id is null or b.status not in %s
        """
            .formatted(OCCUPYING));
  }
}
