package com.slotbase.checker.rows;

import static com.slotbase.checker.rows.Sql.EARNING;
import static com.slotbase.checker.rows.Sql.HAS_CASE;
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
        "No payment stays open on a booking that has ended, was confirmed without it, or refused it.",
        """
        select b.id as subject,
          format('Payment %%s (%%s, PaymentIntent %%s) is still open, though booking %%s %%s, and no case is open',
            p.id, p.status, coalesce(p.payment_intent_id, 'not known'), b.id,
            case when b.status in ('HELD', 'CONFIRMING') then 'refused it at ' || p.refused_at
              else 'has been ' || b.status || ' since ' || b.changed_at end) as explanation
        from payment p join booking b on b.id = p.booking_id
        where p.closed_at is null and not %s
          and case when b.status in ('HELD', 'CONFIRMING') then p.refused_at else b.changed_at end
            <= now() - current_setting('checker.left_over')::interval
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
              and not exists (select from payment p where p.booking_id = s.booking_id and p.status = 'CAPTURED')
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
                coalesce('at ' || (select min(p.authorized_at)::text from payment p where p.booking_id = b.id), 'never'))
                as explanation
            from step s join booking b on b.id = s.booking_id
            where s.status = 'CONFIRMING' and not exists (
              select from payment p where p.booking_id = b.id and p.authorized_at <= b.expires_at)
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
        "What is to be paid for a hold is its booking's price.",
        """
        select b.id as subject,
          format('Payment %s is over %s %s, and booking %s costs %s %s (in minor units)',
            p.id, p.amount_minor, p.currency, b.id, b.price_minor, b.currency) as explanation
        from payment p join booking b on b.id = p.booking_id
        where p.purpose = 'HOLD' and (p.amount_minor, p.currency) <> (b.price_minor, b.currency)
        """);
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
