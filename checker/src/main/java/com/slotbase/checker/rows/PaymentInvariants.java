package com.slotbase.checker.rows;

import static com.slotbase.checker.rows.Sql.EARNING;
import static com.slotbase.checker.rows.Sql.HAS_CASE;
import static com.slotbase.checker.rows.Sql.PRICE_OF_THE_HOLD;
import static com.slotbase.checker.rows.Sql.STEPS;

import java.util.List;

/** B5 and B6, as far as our own rows tell: what Stripe holds is compared with them elsewhere. */
final class PaymentInvariants {

  private PaymentInvariants() {}

  static List<SqlInvariant> all() {
    return List.of(
        noneLeftOpen(),
        capturedHasBooking(),
        confirmedIsPaid(),
        authorisedInTime(),
        confirmedWithoutPayment(),
        amountIsThePrice(),
        trailTellsTheSame());
  }

  private static SqlInvariant noneLeftOpen() {
    return SqlInvariant.of(
        "no-payment-left-open",
        "B6",
        "No payment stays open on a booking that has ended, was confirmed or not moved with it, or refused it.",
        """
        with unused as (
          select p.*, case
              when p.purpose = 'HOLD' and b.status in ('HELD', 'CONFIRMING') then p.refused_at
              when p.purpose = 'HOLD' then b.changed_at
              when not exists (select from reschedule r where r.payment_id = p.id and r.ended_at is null) then
                least(p.refused_at, p.expires_at, case when b.status <> 'CONFIRMED' then b.changed_at end)
            end as since, b.status as booking_status
          from payment p join booking b on b.id = p.booking_id where p.closed_at is null)
        select p.booking_id as subject,
          format('Payment %%s (%%s, PaymentIntent %%s) is still open, though booking %%s, which is %%s, has not needed it since %%s, and no case is open',
            p.id, p.status, coalesce(p.payment_intent_id, 'not known'), p.booking_id, p.booking_status, p.since) as explanation
        from unused p
        where not %s and p.since <= now() - current_setting('checker.left_over')::interval
        """
            .formatted(HAS_CASE));
  }

  private static SqlInvariant capturedHasBooking() {
    return SqlInvariant.of(
        "captured-payment-has-booking",
        "B5",
        "A payment on record as captured has a confirmed booking, or an open case.",
        """
        select b.id as subject,
          format('Payment %%s was captured at %%s, but booking %%s is %%s and no case is open',
            p.id, p.closed_at, b.id, b.status) as explanation
        from payment p join booking b on b.id = p.booking_id
        where p.status = 'CAPTURED' and not %s and not %s
        """
            .formatted(EARNING, HAS_CASE));
  }

  private static SqlInvariant confirmedIsPaid() {
    return SqlInvariant.of(
        "confirmed-with-payment-is-paid",
        "B5",
        "A booking that was confirmed by way of CONFIRMING has a payment that was captured.",
        STEPS
            + """
            select s.booking_id as subject,
              format('Booking %s was confirmed with a payment at %s, and none is on record as captured',
                s.booking_id, s.at) as explanation
            from step s
            where s.status = 'CONFIRMED' and s.before = 'CONFIRMING'
              and not exists (select from payment p
                where p.booking_id = s.booking_id and p.purpose = 'HOLD' and p.status = 'CAPTURED')
            """);
  }

  private static SqlInvariant authorisedInTime() {
    return SqlInvariant.of(
        "confirming-was-authorised-in-time",
        "B5",
        "A booking becomes CONFIRMING only with a payment that was authorised before the hold expired.",
        STEPS
            + """
            select s.booking_id as subject,
              format('Booking %s became CONFIRMING at %s; its hold expired at %s and its payment was authorised %s',
                s.booking_id, s.at, b.expires_at,
                coalesce('at ' || (select min(p.authorized_at)::text from payment p
                  where p.booking_id = b.id and p.purpose = 'HOLD'), 'never'))
                as explanation
            from step s join booking b on b.id = s.booking_id
            where s.status = 'CONFIRMING' and not exists (
              select from payment p where p.booking_id = b.id and p.purpose = 'HOLD' and p.authorized_at <= b.expires_at)
            """);
  }

  private static SqlInvariant confirmedWithoutPayment() {
    return SqlInvariant.of(
        "customer-pays",
        "B6",
        "Only staff confirm a booking without the payment that it requires.",
        STEPS
            + """
            select s.booking_id as subject,
              format('Booking %s requires payment of %s %s (in minor units) and was confirmed without it at %s by its own customer',
                s.booking_id, b.price_minor, b.currency, s.at) as explanation
            from step s join booking b on b.id = s.booking_id
            where s.status = 'CONFIRMED' and s.before = 'HELD' and b.payment_required and s.actor = b.customer_id
            """);
  }

  private static SqlInvariant amountIsThePrice() {
    return SqlInvariant.of(
        "payment-is-the-price",
        "B8",
        "What is to be paid for a hold is its booking's price then, and for a move what it costs more.",
        """
        with due as (
          select p.id, p.booking_id, p.purpose, p.amount_minor, p.currency, b.currency as booking_currency, case
              when p.purpose = 'HOLD' then %s
              when p.status = 'CAPTURED' then (
                select (m.details ->> 'priceMinor')::bigint - (m.details ->> 'fromPriceMinor')::bigint
                from booking_event m where m.booking_id = b.id and m.type = 'booking.rescheduled'
                  and m.details ->> 'paymentId' = p.id)
              when p.closed_at is null and p.refused_at is null then
                round(b.slot_price_minor * extract(epoch from p.ends_at - p.starts_at) / 60 / b.slot_minutes)
                  - b.price_minor
            end as due_minor
          from payment p join booking b on b.id = p.booking_id)
        select booking_id as subject,
          format('Payment %%s (%%s) of booking %%s is over %%s %%s, and %%s %%s are due for it (in minor units)',
            id, purpose, booking_id, amount_minor, currency, due_minor, booking_currency) as explanation
        from due where due_minor is not null and (amount_minor, currency) <> (due_minor, booking_currency)
        """
            .formatted(PRICE_OF_THE_HOLD));
  }

  private static SqlInvariant trailTellsTheSame() {
    return SqlInvariant.of(
        "payment-is-its-events",
        "B9",
        "A payment has one end, which its events tell once.",
        """
        with told as (
          select details ->> 'paymentId' as payment_id, booking_id,
            count(*) filter (where type = 'payment.captured') as captured,
            count(*) filter (where type = 'payment.voided') as voided
          from booking_event where type in ('payment.captured', 'payment.voided') group by 1, 2)
        select p.booking_id as subject,
          format('Payment %s of booking %s is %s and %s; its events tell %s captures and %s voids',
            p.id, p.booking_id, p.status, case when p.closed_at is null then 'open' else 'closed' end,
            coalesce(t.captured, 0), coalesce(t.voided, 0)) as explanation
        from payment p left join told t on t.payment_id = p.id and t.booking_id = p.booking_id
        where coalesce(t.captured, 0) <> case when p.status = 'CAPTURED' then 1 else 0 end
          or coalesce(t.voided, 0) <> case when p.closed_at is not null and p.status <> 'CAPTURED' then 1 else 0 end
          or (p.closed_at is null) <> (p.status in ('NONE', 'AUTHORIZED')) and p.status <> 'FAILED'
        """);
  }
}
