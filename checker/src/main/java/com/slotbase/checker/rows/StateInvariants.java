package com.slotbase.checker.rows;

import static com.slotbase.checker.rows.Sql.STEPS;

import java.util.List;

/** B4 and B9: a booking reaches its state legally, and its events tell how. */
final class StateInvariants {

  private StateInvariants() {}

  static List<SqlInvariant> all() {
    return List.of(legalPath(), rowIsItsLastEvent(), datesAreItsEvents(), eventOfNobody());
  }

  private static SqlInvariant legalPath() {
    return SqlInvariant.of(
        "legal-path",
        "B4",
        "A booking begins as HELD and goes only where its state may go.",
        STEPS
            + """
            , legal (before, status) as (values
              ('HELD', 'CONFIRMING'), ('HELD', 'CONFIRMED'), ('HELD', 'EXPIRED'), ('HELD', 'CANCELLED'),
              ('EXPIRED', 'CONFIRMING'),
              ('CONFIRMING', 'CONFIRMED'), ('CONFIRMING', 'PAYMENT_FAILED'),
              ('CONFIRMED', 'CANCELLING'), ('CONFIRMED', 'CHECKED_IN'), ('CONFIRMED', 'NO_SHOW'),
              ('CONFIRMED', 'COMPLETED'),
              ('CANCELLING', 'CANCELLED'), ('CANCELLING', 'CONFIRMED'),
              ('CHECKED_IN', 'COMPLETED'))
            select s.booking_id as subject,
              format('Booking %s went from %s to %s by event %s at %s (by %s)',
                s.booking_id, coalesce(s.before, 'nothing'), s.status, s.id, s.at, s.actor) as explanation
            from step s
            where s.before is null and s.status <> 'HELD'
              or s.before is not null
                and not exists (select from legal l where l.before = s.before and l.status = s.status)
            """);
  }

  private static SqlInvariant rowIsItsLastEvent() {
    return SqlInvariant.of(
        "row-is-its-last-event",
        "B9",
        "A booking's status, version and time of change are those of its events.",
        STEPS
            + """
            , moved as (
              select booking_id, count(*) as times, max(at) as last_at
              from booking_event where type in ('booking.rescheduled', 'waitlist.accepted') group by 1),
            path as (
              select s.booking_id, count(*) + coalesce(max(m.times), 0) as steps,
                greatest(max(s.at), max(m.last_at)) as last_at,
                (array_agg(s.status order by s.id desc))[1] as status
              from step s left join moved m on m.booking_id = s.booking_id group by s.booking_id)
            select b.id as subject,
              case when p.booking_id is null then
                format('Booking %s is %s, and no event tells how it came about', b.id, b.status)
              else
                format('Booking %s is %s in version %s, changed at %s; its events make it %s in version %s, changed at %s',
                  b.id, b.status, b.version, b.changed_at, p.status, p.steps, p.last_at)
              end as explanation
            from booking b left join path p on p.booking_id = b.id
            where (b.status, b.version::bigint, b.changed_at) is distinct from (p.status, p.steps, p.last_at)
            """);
  }

  private static SqlInvariant datesAreItsEvents() {
    return SqlInvariant.of(
        "dates-are-its-events",
        "B9",
        "A booking was first confirmed, and cancelled, when its events say so, and by whom they say.",
        STEPS
            + """
            , told as (
              select booking_id, min(at) filter (where status = 'CONFIRMED') as confirmed_at,
                max(at) filter (where status = 'CANCELLED') as cancelled_at,
                (array_agg(actor order by id desc) filter (where status = 'CANCELLED'))[1] as cancelled_by
              from step group by booking_id)
            select b.id as subject,
              format('Booking %s says confirmed %s, cancelled %s by %s; its events say confirmed %s, cancelled %s by %s',
                b.id, coalesce(b.confirmed_at::text, 'never'), coalesce(b.cancelled_at::text, 'never'),
                coalesce(b.cancelled_by, 'nobody'), coalesce(t.confirmed_at::text, 'never'),
                coalesce(t.cancelled_at::text, 'never'), coalesce(t.cancelled_by, 'nobody')) as explanation
            from booking b join told t on t.booking_id = b.id
            where (b.confirmed_at, b.cancelled_at, b.cancelled_by)
              is distinct from (t.confirmed_at, t.cancelled_at, t.cancelled_by)
            """);
  }

  private static SqlInvariant eventOfNobody() {
    return SqlInvariant.of(
        "event-is-of-a-booking",
        "B9",
        "Every event is of a booking that exists.",
        """
        select e.booking_id as subject,
          format('Event %s (%s at %s) is of booking %s, which does not exist', e.id, e.type, e.at, e.booking_id)
            as explanation
        from booking_event e left join booking b on b.id = e.booking_id
        where b.id is null
        """);
  }
}
