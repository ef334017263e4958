package com.slotbase.checker.rows;

import static com.slotbase.checker.rows.Sql.REFUND_HAS_CASE;
import static com.slotbase.checker.rows.Sql.REFUND_SETTLED;
import static com.slotbase.checker.rows.Sql.STEPS;

import java.util.List;

/** C1 and C2: a cancellation is seen through, and ends when its money is where it belongs. */
final class CancellationInvariants {

  private CancellationInvariants() {}

  static List<SqlInvariant> all() {
    return List.of(
        isItsBooking(), cancelledWhenRefunded(), goesOn(), stepHasAnEnd(), logIsOfABooking());
  }

  private static SqlInvariant isItsBooking() {
    return SqlInvariant.of(
        "cancellation-is-its-booking",
        "C1",
        "A booking has a cancellation for each time it began to be cancelled: open while it is CANCELLING, ended without a way back once it is CANCELLED, undone otherwise.",
        STEPS
            + """
            , told as (
              select booking_id, count(*) filter (where status = 'CANCELLING') as begun,
                count(*) filter (where before = 'CANCELLING' and status = 'CONFIRMED') as undone
              from step group by 1),
            kept as (
              select booking_id, count(*) as rows, count(*) filter (where ended_at is null) as open,
                count(*) filter (where ended_at is not null and reinstated) as undone
              from cancellation group by 1)
            select b.id as subject,
              format('Booking %s is %s; its events tell that %s cancellations began and %s were undone, and it has %s, of which %s are open and %s undone',
                b.id, b.status, t.begun, t.undone, coalesce(k.rows, 0), coalesce(k.open, 0), coalesce(k.undone, 0)) as explanation
            from booking b join told t on t.booking_id = b.id left join kept k on k.booking_id = b.id
            where (coalesce(k.rows, 0), coalesce(k.undone, 0), coalesce(k.open, 0)) <>
              (t.begun, t.undone, case when b.status = 'CANCELLING' then 1 else 0 end)
            """);
  }

  /**
   * A refund that failed later, when Stripe had accepted it, is the person's whom its case tells.
   */
  private static SqlInvariant cancelledWhenRefunded() {
    return SqlInvariant.of(
        "cancelled-when-refunded",
        "C1",
        "A cancellation ends when each of its refunds is made, accepted or waived, or was reopened as a case; one that is undone gives nothing back.",
        """
        select k.booking_id as subject,
          format('Cancellation %%s of booking %%s ended at %%s%%s, though its refund %%s is %%s', k.number, k.booking_id,
            k.ended_at, case when k.reinstated then ' with the booking standing again' else '' end, r.id, r.status) as explanation
        from cancellation k join refund r on r.cancellation_id = k.id
        where k.ended_at is not null
          and not case when k.reinstated then r.status = 'WAIVED' else %s or %s end
        """
            .formatted(REFUND_SETTLED, REFUND_HAS_CASE));
  }

  private static SqlInvariant goesOn() {
    return SqlInvariant.of(
        "cancellation-goes-on",
        "C1",
        "A cancellation of which nothing is left to be refunded ends.",
        """
        select k.booking_id as subject,
          format('Booking %%s is still CANCELLING since %%s, though nothing is left to be refunded', k.booking_id, k.requested_at)
            as explanation
        from cancellation k
        where k.ended_at is null
          and greatest(k.requested_at, (select max(r.changed_at) from refund r where r.cancellation_id = k.id))
            <= now() - current_setting('checker.left_over')::interval
          and not exists (select from refund r where r.cancellation_id = k.id and not %s)
        """
            .formatted(REFUND_SETTLED));
  }

  /** What is under way has no end yet: how long it may be is guarded by others. */
  private static SqlInvariant stepHasAnEnd() {
    return SqlInvariant.of(
        "step-has-an-end",
        "C1",
        "Every step that was begun has its end, or its compensation, in the log.",
        """
        select s.booking_id as subject,
          format('Step %s of %s %s of booking %s was started at %s (%s), and nothing tells how it ended',
            s.step, s.change, s.subject_id, s.booking_id, s.at, s.occasion) as explanation
        from transaction_log s join booking b on b.id = s.booking_id
        where s.phase = 'STARTED'
          and not exists (select from transaction_log e
            where (e.change, e.subject_id, e.step) = (s.change, s.subject_id, s.step) and e.phase <> 'STARTED'
              and (e.occasion = s.occasion or s.change = 'cancellation'))
          and not case s.change
            when 'confirm' then b.status = 'CONFIRMING'
            when 'cancellation' then exists (select from cancellation k where k.booking_id = b.id
              and k.booking_id || ':' || k.number = s.subject_id and (k.ended_at is null or k.reinstated))
            when 'operator act' then exists (select from operator_case c where c.id::text = s.subject_id
              and c.resolved_at is null and c.act is not null and c.acts = s.occasion)
            when 'reschedule' then exists (select from reschedule m where m.payment_id = s.subject_id and m.ended_at is null)
            else false end
        """);
  }

  private static SqlInvariant logIsOfABooking() {
    return SqlInvariant.of(
        "log-is-of-a-booking",
        "C1",
        "Every step that is logged, and every alert, is of a booking that exists.",
        """
        select l.booking_id as subject,
          format('%s %s is of booking %s, which does not exist', l.what, l.id, l.booking_id) as explanation
        from (
          select 'Logged step' as what, id, booking_id from transaction_log
          union all select 'Alert', id, booking_id from alert) l
        where not exists (select from booking b where b.id = l.booking_id)
        """);
  }
}
