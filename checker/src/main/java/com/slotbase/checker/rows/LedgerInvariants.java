package com.slotbase.checker.rows;

import static com.slotbase.checker.rows.Sql.OUTSTANDING;

import java.util.List;

/** C6: what moved money is booked, once, and what is booked moved money. */
final class LedgerInvariants {

  private LedgerInvariants() {}

  static List<SqlInvariant> all() {
    return List.of(
        balanced(), paymentIsBooked(), refundIsBooked(), owedIsDue(), deskMoneyIsSomebodys());
  }

  private static SqlInvariant balanced() {
    return SqlInvariant.of(
        "ledger-is-balanced",
        "C6",
        "Every transaction of the ledger has at least two entries, which sum to zero.",
        """
        select t.booking_id as subject,
          format('Ledger transaction %s (%s of %s) of booking %s has %s entries that sum to %s',
            t.id, t.kind, t.source_id, t.booking_id, count(e.account), coalesce(sum(e.amount_minor), 0)) as explanation
        from ledger_transaction t left join ledger_entry e on e.transaction_id = t.id
        group by t.id having count(e.account) < 2 or sum(e.amount_minor) <> 0
        """);
  }

  private static SqlInvariant paymentIsBooked() {
    return SqlInvariant.of(
        "payment-is-booked",
        "C6",
        "Every captured and every offline payment is booked once, with its amount, and nothing else is.",
        """
        with paid as (
          select booking_id, id, 'CAPTURE' as kind, amount_minor, currency from payment where status = 'CAPTURED'
          union all
          select booking_id, id, 'OFFLINE_PAYMENT', amount_minor, currency from offline_payment),
        booked as (
          select t.booking_id, t.source_id, t.kind, t.currency, count(*) as times, sum(e.amount_minor) as minor
          from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
            and e.account = case t.kind when 'CAPTURE' then 'STRIPE' else 'OFFLINE' end
          where t.kind in ('CAPTURE', 'OFFLINE_PAYMENT') group by 1, 2, 3, 4)
        select coalesce(p.booking_id, b.booking_id) as subject,
          format('Payment %s of booking %s took %s; the ledger tells %s times of its %s of booking %s, in all %s (in minor units)',
            coalesce(p.id, b.source_id), coalesce(p.booking_id, b.booking_id), coalesce(p.amount_minor || ' ' || p.currency, 'nothing'),
            coalesce(b.times, 0), coalesce(b.kind, p.kind), coalesce(b.booking_id, p.booking_id),
            coalesce(b.minor || ' ' || b.currency, 'nothing')) as explanation
        from paid p full join booked b on b.source_id = p.id and b.kind = p.kind
        where (p.booking_id, p.amount_minor, p.currency, 1) is distinct from (b.booking_id, b.minor, b.currency, b.times)
        """);
  }

  /** A refund that came back is booked as undone, so that nothing is left of it. */
  private static SqlInvariant refundIsBooked() {
    return SqlInvariant.of(
        "refund-is-booked",
        "C6",
        "Every completed refund is booked once, with its amount, from where it was paid; no other is left booked.",
        """
        with made as (
          select booking_id, id, coalesce(stripe_refund_id, id) as source_id, amount_minor, currency,
            case when stripe_refund_id is null then 'OFFLINE' else 'STRIPE' end as account
          from refund where status = 'COMPLETED'),
        booked as (
          select t.booking_id, t.source_id, t.currency, e.account, -sum(e.amount_minor) as minor
          from ledger_transaction t join ledger_entry e on e.transaction_id = t.id and e.account in ('STRIPE', 'OFFLINE')
          where t.kind in ('REFUND', 'REFUND_REVERSAL') group by 1, 2, 3, 4 having sum(e.amount_minor) <> 0)
        select coalesce(m.booking_id, b.booking_id) as subject,
          format('Refund %s of booking %s gave back %s; the ledger tells of %s under %s of booking %s (in minor units)',
            coalesce(m.id, 'of nobody'), coalesce(m.booking_id, b.booking_id),
            coalesce(m.amount_minor || ' ' || m.currency || ' from ' || m.account, 'nothing'),
            coalesce(b.minor || ' ' || b.currency || ' from ' || b.account, 'nothing'),
            coalesce(b.source_id, m.source_id), coalesce(b.booking_id, m.booking_id)) as explanation
        from made m full join booked b on b.source_id = m.source_id
        where (m.booking_id, m.amount_minor, m.currency, m.account)
          is distinct from (b.booking_id, b.minor, b.currency, b.account)
        """);
  }

  /** Once it is cancelled, money is either on its way back or kept as a fee. */
  private static SqlInvariant owedIsDue() {
    return SqlInvariant.of(
        "owed-is-due",
        "C6",
        "What a customer is owed for is what was paid and not given back; of a cancelled booking, what is still to be given back.",
        """
        with money as (
          select t.booking_id,
            coalesce(-sum(e.amount_minor) filter (where e.account = 'CUSTOMER'), 0) as owed,
            coalesce(-sum(e.amount_minor) filter (where e.account = 'FEES'), 0) as fees,
            coalesce(sum(e.amount_minor) filter (where e.account in ('STRIPE', 'OFFLINE', 'DISPUTES')), 0) as held
          from ledger_transaction t join ledger_entry e on e.transaction_id = t.id group by 1),
        due as (
          select b.id, b.status, m.owed, m.fees, m.held,
            case when b.status in ('CANCELLING', 'CANCELLED') and b.confirmed_at is not null then coalesce((
                select sum(r.amount_minor) from refund r where r.booking_id = b.id and %s), 0)
              else m.held end as due
          from booking b join money m on m.booking_id = b.id)
        select id as subject,
          format('Booking %%s is %%s and %%s of its money are with us; its customer is owed for %%s instead of %%s, and %%s are kept as fees (in minor units)',
            id, status, held, owed, due, fees) as explanation
        from due where owed <> due or fees <> held - due
        """
            .formatted(OUTSTANDING));
  }

  private static SqlInvariant deskMoneyIsSomebodys() {
    return SqlInvariant.of(
        "desk-money-is-somebodys",
        "B5",
        "Money that was paid at the desk for a hold that has ended is given back, or a person was told of it.",
        """
        select b.id as subject,
          format('Booking %s is %s without ever having been confirmed; of what was paid for it at the desk, %s was not given back (%s, in minor units), and no case tells of it',
            b.id, b.status, o.amount_minor - o.refund_reserved_minor, o.id) as explanation
        from booking b join offline_payment o on o.booking_id = b.id and o.refund_reserved_minor < o.amount_minor
        where b.status in ('EXPIRED', 'CANCELLED', 'PAYMENT_FAILED') and b.confirmed_at is null
          and not exists (select from operator_case c where c.resolved_at is null
            and c.kind = 'CAPTURED_WITHOUT_BOOKING' and c.subject_id = o.id)
        """);
  }
}
