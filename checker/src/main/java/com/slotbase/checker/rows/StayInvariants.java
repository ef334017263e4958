package com.slotbase.checker.rows;

import static com.slotbase.checker.rows.Sql.STEPS;

import java.util.List;

/** B7: a confirmed booking lasts until its end, and what is said of its customer is said before. */
final class StayInvariants {

  private StayInvariants() {}

  static List<SqlInvariant> all() {
    return List.of(endedIsCompleted(), completedAfterItsEnd(), attendanceBeforeItsEnd());
  }

  private static SqlInvariant endedIsCompleted() {
    return SqlInvariant.of(
        "ended-is-completed",
        "B7",
        "A confirmed booking whose range has ended is completed by the sweep.",
        """
        select id as subject,
          format('Booking %s is still %s, though it ended at %s, %s ago',
            id, status, ends_at, date_trunc('second', now() - ends_at)) as explanation
        from booking
        where status in ('CONFIRMED', 'CHECKED_IN')
          and ends_at <= now() - current_setting('checker.left_over')::interval
        """);
  }

  private static SqlInvariant completedAfterItsEnd() {
    return SqlInvariant.of(
        "completed-after-its-end",
        "B7",
        "No booking is completed before its range has ended.",
        STEPS
            + """
            select s.booking_id as subject,
              format('Booking %s was completed by event %s at %s, before its end at %s',
                s.booking_id, s.id, s.at, b.ends_at) as explanation
            from step s join booking b on b.id = s.booking_id
            where s.status = 'COMPLETED' and s.at < b.ends_at
            """);
  }

  private static SqlInvariant attendanceBeforeItsEnd() {
    return SqlInvariant.of(
        "attendance-before-its-end",
        "B7",
        "A customer is checked in, or did not come, only before the range has ended.",
        STEPS
            + """
            select s.booking_id as subject,
              format('Booking %s became %s by event %s at %s (by %s), after its end at %s',
                s.booking_id, s.status, s.id, s.at, s.actor, b.ends_at) as explanation
            from step s join booking b on b.id = s.booking_id
            where s.status in ('CHECKED_IN', 'NO_SHOW') and s.at >= b.ends_at
            """);
  }
}
