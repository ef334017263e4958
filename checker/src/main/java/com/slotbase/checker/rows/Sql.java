package com.slotbase.checker.rows;

import com.slotbase.checker.booking.Events;

/** What several statements begin with. */
final class Sql {

  private Sql() {}

  /** The states in which a booking keeps its slot from everybody else (B2). */
  static final String OCCUPYING = "('HELD', 'CONFIRMING', 'CONFIRMED', 'CHECKED_IN')";

  /** The states of a booking whose customer has, or had, what the money was taken for. */
  static final String EARNING =
      """
      (b.status in ('CONFIRMED', 'CHECKED_IN', 'COMPLETED', 'NO_SHOW')
        or b.status in ('CANCELLING', 'CANCELLED') and b.confirmed_at is not null)
      """;

  /** Whether a person was told of the payment {@code p} or its booking. */
  static final String HAS_CASE =
      """
      exists (select from operator_case c
        where c.resolved_at is null and c.kind in ('PAYMENT_UNRESOLVED', 'CAPTURED_WITHOUT_BOOKING')
          and (c.subject_id = p.id or c.booking_id = p.booking_id))
      """;

  /** What the booking {@code b} cost when it was held, before it was moved. */
  static final String PRICE_OF_THE_HOLD =
      """
      coalesce((select (m.details ->> 'fromPriceMinor')::bigint from booking_event m
        where m.booking_id = b.id and m.type = 'booking.rescheduled' order by m.id limit 1), b.price_minor)
      """;

  /** Whether the refund {@code r} is to be made, and Stripe has not accepted it yet. */
  static final String REFUND_TO_BE_MADE =
      "(r.status in ('PENDING', 'FAILED') and r.accepted_at is null)";

  /** Whether nothing is to be done for the refund {@code r}: made, accepted or waived. */
  static final String REFUND_SETTLED =
      "(r.status in ('COMPLETED', 'WAIVED') or r.status = 'PENDING' and r.accepted_at is not null)";

  /** Whether the money of the refund {@code r} has not gone back, and still may. */
  static final String OUTSTANDING = "r.status not in ('COMPLETED', 'WAIVED')";

  /** Whether a person was told of the refund {@code r}. */
  static final String REFUND_HAS_CASE =
      """
      exists (select from operator_case c
        where c.resolved_at is null and c.kind = 'REFUND_PARKED' and c.subject_id = r.id)
      """;

  /**
   * {@code step}: the events by which bookings changed their state, each with the state it led to
   * and the one it came from ({@code before}, null for the first).
   */
  static final String STEPS =
      "with "
          + Events.MEANING
          + """
          , step as (
            select e.id, e.booking_id, e.at, e.actor, e.details, m.status,
              lag(m.status) over (partition by e.booking_id order by e.id) as before
            from booking_event e join meaning m on m.type = e.type)
          """;
}
