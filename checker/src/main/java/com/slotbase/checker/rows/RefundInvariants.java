package com.slotbase.checker.rows;

import static com.slotbase.checker.rows.Sql.OUTSTANDING;
import static com.slotbase.checker.rows.Sql.REFUND_HAS_CASE;
import static com.slotbase.checker.rows.Sql.REFUND_TO_BE_MADE;

import java.util.List;

/** C3 and C4, as far as our own rows tell: Stripe's books are compared with them elsewhere. */
final class RefundInvariants {

  private RefundInvariants() {}

  static List<SqlInvariant> all() {
    return List.of(
        reservedIsItsRefunds(), withinThePayment(), goesOn(), parkedIsSeen(), trailTellsTheSame());
  }

  /** What was paid, with Stripe or without, and what was set aside of it. */
  private static final String SOURCES =
      """
      with source as (
        select p.id, p.booking_id, 'Payment' as kind, p.refund_reserved_minor as reserved,
          case when p.status = 'CAPTURED' then p.amount_minor else 0 end as paid,
          (select coalesce(sum(r.amount_minor), 0) from refund r where r.payment_id = p.id and r.status <> 'WAIVED') as wanted
        from payment p
        union all
        select o.id, o.booking_id, 'Offline payment', o.refund_reserved_minor, o.amount_minor,
          (select coalesce(sum(r.amount_minor), 0) from refund r where r.offline_payment_id = o.id and r.status <> 'WAIVED')
        from offline_payment o)
      """;

  private static SqlInvariant reservedIsItsRefunds() {
    return SqlInvariant.of(
        "reserved-is-its-refunds",
        "C4",
        "What is reserved of a payment is what its refunds add up to, but for those that were waived.",
        SOURCES
            + """
            select booking_id as subject,
              format('%s %s of booking %s has %s reserved for refunds, which add up to %s (in minor units)',
                kind, id, booking_id, reserved, wanted) as explanation
            from source where reserved <> wanted
            """);
  }

  private static SqlInvariant withinThePayment() {
    return SqlInvariant.of(
        "refunds-within-payment",
        "C4",
        "The refunds of a payment never add up to more than was taken.",
        SOURCES
            + """
            select booking_id as subject,
              format('%s %s of booking %s took %s, and its refunds add up to %s (in minor units)',
                kind, id, booking_id, paid, wanted) as explanation
            from source where wanted > paid
            """);
  }

  private static SqlInvariant goesOn() {
    return SqlInvariant.of(
        "refund-goes-on",
        "C3",
        "A refund that is to be made is tried when it is due, by its story or at the latest for the sweep.",
        """
        select r.booking_id as subject,
          format('Refund %%s of booking %%s is %%s after %%s failed attempts, and its next one %%s',
            r.id, r.booking_id, r.status, r.attempts,
            coalesce('was due at ' || r.next_attempt_at, 'will never be')) as explanation
        from refund r
        where %s
          and (r.next_attempt_at is null or current_setting('checker.at_rest')::boolean
            or r.next_attempt_at <= now() - current_setting('checker.left_over')::interval)
        """
            .formatted(REFUND_TO_BE_MADE));
  }

  private static SqlInvariant parkedIsSeen() {
    return SqlInvariant.of(
        "parked-refund-is-seen",
        "C2",
        "A refund that is left to a person has an open case, and an alert went out.",
        """
        select r.booking_id as subject,
          format('Refund %%s of booking %%s is PENDING_MANUAL since %%s, and %%s', r.id, r.booking_id, r.changed_at,
            case when %1$s then 'no alert went out' else 'no case is open' end) as explanation
        from refund r
        where r.status = 'PENDING_MANUAL' and not (%1$s
          and exists (select from alert a where a.kind = 'REFUND_PARKED' and a.subject_id = r.id))
        """
            .formatted(REFUND_HAS_CASE));
  }

  private static SqlInvariant trailTellsTheSame() {
    return SqlInvariant.of(
        "refund-is-its-events",
        "B9",
        "A refund was asked for once, and is completed exactly when its events told so last.",
        """
        with told as (
          select booking_id, details ->> 'refundId' as refund_id, count(*) filter (where type = 'refund.requested') as requests,
            (array_agg(type order by id desc))[1] as last
          from booking_event where type like 'refund.%%' and type <> 'refund.returned' group by 1, 2)
        select r.booking_id as subject,
          format('Refund %%s of booking %%s is %%s; its events tell of %%s requests, and of %%s last',
            r.id, r.booking_id, r.status, coalesce(t.requests, 0), coalesce(t.last, 'nothing')) as explanation
        from refund r left join told t on t.refund_id = r.id and t.booking_id = r.booking_id
        where t.requests is distinct from 1
          or (r.status = 'COMPLETED') <> (t.last = 'refund.completed')
          or %s and t.last = 'refund.waived'
        """
            .formatted(OUTSTANDING));
  }
}
