package com.slotbase.checker.rows;

import static com.slotbase.checker.rows.Sql.OCCUPYING;
import static com.slotbase.checker.rows.Sql.STEPS;

import java.util.List;

/** N4: what becomes free is offered to who waits, in their order, and to each of them once. */
final class WaitlistInvariants {

  private WaitlistInvariants() {}

  static List<SqlInvariant> all() {
    return List.of(
        offerIsItsBooking(), oneOfferEach(), freeIsOffered(), inOrder(), notOfferedBack());
  }

  private static SqlInvariant offerIsItsBooking() {
    return SqlInvariant.of(
        "offer-is-its-booking",
        "N4",
        "An offer is a hold of who waits for what they wait for, and has come as far as its place tells.",
        """
        select coalesce(e.id, b.id) as subject,
          format('Place %s on the waitlist is %s, and booking %s, which it was offered, is %s (%s)',
            coalesce(e.id, 'unknown'), coalesce(e.status, 'not there'), coalesce(b.id, 'unknown'),
            coalesce(b.status, 'not there'), coalesce(b.offer, 'no offer')) as explanation
        from waitlist_entry e full join (select * from booking where offer is not null) b on b.id = e.booking_id
        where (e.id is null or e.booking_id is not null)
          and ((e.listing_id, e.person_id) is distinct from (b.listing_id, b.customer_id)
            or (e.starts_at, e.ends_at) is distinct from (b.starts_at, b.ends_at) and b.confirmed_at is null
            or not coalesce(case e.status
              when 'OFFERED' then b.status = 'HELD' and b.offer = 'MADE'
              when 'ACCEPTED' then b.status = 'HELD' and b.offer = 'ACCEPTED'
              when 'BOOKED' then b.status = 'CONFIRMING' or b.confirmed_at is not null
              when 'DECLINED' then b.status = 'CANCELLED' and b.confirmed_at is null
              when 'LAPSED' then b.status in ('EXPIRED', 'PAYMENT_FAILED', 'CANCELLED') and b.confirmed_at is null
              end, false))
        """);
  }

  private static SqlInvariant oneOfferEach() {
    return SqlInvariant.of(
        "one-offer-each",
        "N4",
        "Each place on the waitlist was made one offer at most, and each offer to one place.",
        """
        select entry_id as subject,
          format('Place %s on the waitlist was offered %s bookings: %s', entry_id, count(*),
            string_agg(booking_id, ', ' order by id)) as explanation
        from (select id, booking_id, details ->> 'entryId' as entry_id from booking_event where type = 'waitlist.offered') o
        group by entry_id having count(*) > 1
        union all
        select min(id), format('Booking %s was offered to places %s', booking_id, string_agg(id, ', ' order by id))
        from waitlist_entry where booking_id is not null group by booking_id having count(*) > 1
        """);
  }

  /** Both are changed in one transaction, so there is no moment at which it may be otherwise. */
  private static SqlInvariant freeIsOffered() {
    return SqlInvariant.of(
        "free-is-offered",
        "N4",
        "Nobody waits for what is free and has not begun, with time left to pay for it.",
        """
        select e.id as subject,
          format('Place %s has waited since %s for %s until %s, of which unit %s is free', e.id, e.created_at,
            e.starts_at, e.ends_at, min(u)) as explanation
        from waitlist_entry e join listing l on l.id = e.listing_id cross join generate_series(1, l.capacity) u
        where e.status = 'WAITING' and e.slots is not null
          and e.starts_at > now() and (not l.online_payment or l.price_minor = 0
            or e.starts_at >= now() + coalesce(make_interval(secs => l.hold_seconds), e.default_hold))
          and not exists (select from slot_claim c
            where c.listing_id = e.listing_id and c.unit = u and c.period && tstzrange(e.starts_at, e.ends_at))
        group by e.id
        """);
  }

  private static SqlInvariant inOrder() {
    return SqlInvariant.of(
        "waitlist-in-order",
        "N4",
        "Who waits for the same range for longer is offered it earlier.",
        """
        select e.id as subject,
          format('Place %s waited when place %s, which joined later, was offered the same range at %s',
            e.id, later.id, later.offered_at) as explanation
        from waitlist_entry e join waitlist_entry later on later.listing_id = e.listing_id
          and (later.starts_at, later.ends_at) = (e.starts_at, e.ends_at) and later.position > e.position
        where later.offered_at < coalesce(e.offered_at, e.ended_at, 'infinity')
          and later.default_hold >= e.default_hold
        """);
  }

  private static SqlInvariant notOfferedBack() {
    return SqlInvariant.of(
        "not-offered-back",
        "N4",
        "Nobody who has let a slot go themselves, or didn't come, while they waited for it is offered it back.",
        STEPS
            + """
            select e.id as subject,
              format('Place %%s of %%s was offered at %%s what they had let go with booking %%s at %%s',
                e.id, e.person_id, e.offered_at, g.id, s.at) as explanation
            from waitlist_entry e join booking g on g.listing_id = e.listing_id and g.customer_id = e.person_id
                and g.starts_at <= e.starts_at and g.ends_at >= e.ends_at and g.id <> e.booking_id
              join step s on s.booking_id = g.id and s.before in %1$s and s.status not in %1$s
                and (s.actor = e.person_id or s.status = 'NO_SHOW')
            where s.at > e.created_at and s.at <= e.offered_at
            """
                .formatted(OCCUPYING));
  }
}
