package com.slotbase.checker.rows;

import static com.slotbase.checker.rows.Sql.STEPS;

import java.util.List;

/** B3 and B4: a hold ends, in one way, on the right side of its expiry. */
final class HoldInvariants {

  private HoldInvariants() {}

  static List<SqlInvariant> all() {
    return List.of(holdIsReleased(), confirmingEnds(), notBeforeExpiry(), notAfterExpiry());
  }

  private static SqlInvariant holdIsReleased() {
    return SqlInvariant.of(
        "hold-is-released",
        "B3",
        "A hold that is over is released, by its story or at the latest by the sweep.",
        """
        select id as subject,
          format('Booking %s is still HELD, though it expired at %s, %s ago',
            id, expires_at, date_trunc('second', now() - expires_at)) as explanation
        from booking
        where status = 'HELD' and expires_at <= now() - current_setting('checker.left_over')::interval
        """);
  }

  private static SqlInvariant confirmingEnds() {
    return SqlInvariant.of(
        "confirming-ends",
        "B5",
        "A booking that is CONFIRMING becomes confirmed or failed in time, or a person is told.",
        """
        select b.id as subject,
          format('Booking %s has been CONFIRMING since %s, for %s, and no case is open',
            b.id, b.changed_at, date_trunc('second', now() - b.changed_at)) as explanation
        from booking b
        where b.status = 'CONFIRMING' and b.changed_at <= now() - current_setting('checker.money')::interval
          and not exists (select from operator_case c where c.resolved_at is null and c.booking_id = b.id)
        """);
  }

  private static SqlInvariant notBeforeExpiry() {
    return SqlInvariant.of(
        "hold-keeps-its-time",
        "B3",
        "No hold is released before it expires.",
        STEPS
            + """
            select s.booking_id as subject,
              format('Booking %s was expired by event %s at %s, before its hold was over at %s',
                s.booking_id, s.id, s.at, b.expires_at) as explanation
            from step s join booking b on b.id = s.booking_id
            where s.status = 'EXPIRED' and s.at < b.expires_at
            """);
  }

  private static SqlInvariant notAfterExpiry() {
    return SqlInvariant.of(
        "nothing-after-expiry",
        "B4",
        "A hold is confirmed without payment, or cancelled, only before it expires.",
        STEPS
            + """
            select s.booking_id as subject,
              format('Booking %s became %s by event %s at %s, when its hold was already over at %s',
                s.booking_id, s.status, s.id, s.at, b.expires_at) as explanation
            from step s join booking b on b.id = s.booking_id
            where s.before = 'HELD' and s.status in ('CONFIRMED', 'CANCELLED') and s.at >= b.expires_at
            """);
  }
}
