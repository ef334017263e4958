package com.slotbase.checker.rows;

import static com.slotbase.checker.rows.Sql.PRICE_OF_THE_HOLD;
import static com.slotbase.checker.rows.Sql.REFUND_SETTLED;

import java.util.List;

/** W3, B3, B4 and B9: what was written down to be done is done, and done once. */
final class DispatchInvariants {

  /** What came in from vendors, whichever it was. */
  private static final String INBOXES =
      """
      (select 'Stripe' as vendor, id, type, object_id, received_at, processed_at, attempts, last_error, next_attempt_at
        from stripe_event
      union all
      select 'Resend', id, type, object_id, received_at, processed_at, attempts, last_error, next_attempt_at
        from resend_event)
      """;

  private DispatchInvariants() {}

  static List<SqlInvariant> all() {
    return List.of(
        outboxIsDispatched(),
        outboxIsItsEvent(),
        inboxIsProcessed(),
        caseIsReal(),
        recordedHoldIsABooking(),
        oneRecordPerHold());
  }

  private static SqlInvariant outboxIsDispatched() {
    return SqlInvariant.of(
        "event-is-dispatched",
        "B3",
        "Every event that calls for something is dispatched.",
        """
        select booking_id as subject,
          format('Event %s (%s) of booking %s has waited in the outbox since %s',
            event_id, type, booking_id, created_at) as explanation
        from outbox where created_at <= now() - current_setting('checker.left_over')::interval
        """);
  }

  private static SqlInvariant outboxIsItsEvent() {
    return SqlInvariant.of(
        "outbox-is-its-event",
        "B9",
        "An outbox row tells of the event it names.",
        """
        select o.booking_id as subject,
          format('Outbox row %s is about %s of booking %s; the event is %s', o.event_id, o.type, o.booking_id,
            coalesce(e.type || ' of booking ' || e.booking_id, 'not there')) as explanation
        from outbox o left join booking_event e on e.id = o.event_id
        where (e.type, e.booking_id) is distinct from (o.type, o.booking_id)
        """);
  }

  /** Later attempts are up to an hour apart; from the fifth failure on there has to be a case. */
  private static SqlInvariant inboxIsProcessed() {
    return SqlInvariant.of(
        "inbox-is-processed",
        "W3",
        "Every event from a vendor is processed, or tried again when it is due, or a person is told.",
        """
        select e.id as subject,
          format('Event %%s of %%s (%%s of %%s) was received at %%s and is not processed after %%s attempts (%%s), and no case is open',
            e.id, e.vendor, e.type, coalesce(e.object_id, 'nothing'), e.received_at, e.attempts,
            coalesce(e.last_error, 'without an error')) as explanation
        from %s e
        where e.processed_at is null
          and (e.next_attempt_at <= now() - current_setting('checker.left_over')::interval
            or e.attempts >= 5 or current_setting('checker.at_rest')::boolean)
          and not exists (select from operator_case c
            where c.resolved_at is null and c.kind = 'WEBHOOK_UNPROCESSED' and c.subject_id = e.id)
        """
            .formatted(INBOXES));
  }

  private static SqlInvariant caseIsReal() {
    return SqlInvariant.of(
        "case-is-real",
        "B5",
        "A case that calls for a person is about something that is still open.",
        """
        select c.subject_id as subject,
          format('Case %%s (%%s, booking %%s) about %%s has been open since %%s, though %%s', c.id, c.kind,
            coalesce(c.booking_id, 'unknown'), c.subject_id, c.opened_at,
            coalesce('the payment was closed at ' || p.closed_at, 'the event was processed at ' || e.processed_at,
              'refund ' || r.id || ' is ' || r.status, 'what it is about does not exist')) as explanation
        from operator_case c
        left join payment p on p.id = c.subject_id and c.kind in ('PAYMENT_UNRESOLVED', 'CAPTURED_WITHOUT_BOOKING')
        left join %s e on e.id = c.subject_id and c.kind = 'WEBHOOK_UNPROCESSED'
        left join refund r on c.kind = 'REFUND_PARKED' and r.id = c.subject_id
          or c.kind = 'REFUND_NOT_OURS' and r.stripe_refund_id = c.subject_id
        where c.resolved_at is null
          and (c.kind = 'PAYMENT_UNRESOLVED' and (p.id is null or p.closed_at is not null)
            or c.kind = 'CAPTURED_WITHOUT_BOOKING' and p.id is null and not exists (select from offline_payment o
              where o.id = c.subject_id and o.refund_reserved_minor < o.amount_minor)
            or c.kind = 'WEBHOOK_UNPROCESSED' and (e.id is null or e.processed_at is not null)
            or c.kind = 'REFUND_PARKED' and (r.id is null or %s)
            or c.kind = 'REFUND_NOT_OURS' and r.id is not null)
        """
            .formatted(INBOXES, REFUND_SETTLED));
  }

  private static SqlInvariant recordedHoldIsABooking() {
    return SqlInvariant.of(
        "recorded-hold-is-a-booking",
        "B4",
        "A hold that an Idempotency-Key is answered with is a booking, with the slot and price it was told with.",
        """
        select r.held_booking ->> 'id' as subject,
          format('The key %%s of %%s on %%s is answered with booking %%s, which %%s', r.key, r.caller, r.path,
            r.held_booking ->> 'id',
            case when b.id is null then 'does not exist' else 'is another one by now' end) as explanation
        from idempotency_record r left join booking b on b.id = r.held_booking ->> 'id'
        where r.held_booking is not null
          and (b.id is null or r.status is distinct from 201
            or (b.listing_id, b.customer_id, (%s)::text, b.currency, b.created_at) is distinct from
              (r.held_booking ->> 'listing_id', r.held_booking ->> 'customer_id', r.held_booking ->> 'price_minor',
                r.held_booking ->> 'currency', (r.held_booking ->> 'created_at')::timestamptz))
        """
            .formatted(PRICE_OF_THE_HOLD));
  }

  private static SqlInvariant oneRecordPerHold() {
    return SqlInvariant.of(
        "one-record-per-hold",
        "B4",
        "No two Idempotency-Keys are answered with the same hold.",
        """
        select held_booking ->> 'id' as subject,
          format('Booking %s is the answer to %s keys: %s', held_booking ->> 'id', count(*),
            string_agg(caller || ' ' || key, ', ' order by caller, key)) as explanation
        from idempotency_record where held_booking is not null
        group by held_booking ->> 'id' having count(*) > 1
        """);
  }
}
