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
        where c.resolved_at is null and (c.subject_id = p.id or c.booking_id = p.booking_id))
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
