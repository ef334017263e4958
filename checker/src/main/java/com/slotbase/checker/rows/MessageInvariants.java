package com.slotbase.checker.rows;

import java.util.List;

/** N1 and N3: nobody's message is lost, and what is on record of it is what became of it. */
final class MessageInvariants {

  private MessageInvariants() {}

  static List<SqlInvariant> all() {
    return List.of(
        messageIsTakenUp(), messageIsItsAttempts(), messageIsOfItsEvent(), reminderIsWritten());
  }

  /** In a rush the providers' limits let messages wait for minutes. */
  private static SqlInvariant messageIsTakenUp() {
    return SqlInvariant.of(
        "message-is-taken-up",
        "N1",
        "Every message that is due is sent, tried again, or given up.",
        """
        select booking_id as subject,
          format('Message %s (%s by %s, booking %s) is due since %s after %s attempts',
            id, template, channel, booking_id, next_attempt_at, attempts) as explanation
        from notification
        where status = 'PENDING' and (current_setting('checker.at_rest')::boolean
          or next_attempt_at <= now() - current_setting('checker.left_over')::interval - interval '10 min')
        """);
  }

  private static SqlInvariant messageIsItsAttempts() {
    return SqlInvariant.of(
        "message-is-its-attempts",
        "N1",
        "Every attempt is on record, only the last one of a message that was sent was heeded, and one failed by trying.",
        """
        select n.booking_id as subject,
          format('Message %s of booking %s is %s after %s attempts; on record are %s, of which %s were heeded',
            n.id, n.booking_id, n.status, n.attempts, count(a), count(a) filter (where a.error is null)) as explanation
        from notification n left join notification_attempt a on a.notification_id = n.id
        group by n.id
        having count(a) <> n.attempts or coalesce(max(a.number), 0) <> n.attempts
          or count(a) filter (where a.error is null) <> (n.status = 'SENT')::integer
          or max(a.number) filter (where a.error is null) <> n.attempts
          or n.status = 'FAILED' and n.attempts = 0
        """);
  }

  private static SqlInvariant messageIsOfItsEvent() {
    return SqlInvariant.of(
        "message-is-of-its-event",
        "N3",
        "A message tells of an event of its booking, to the booking's customer.",
        """
        select n.booking_id as subject,
          format('Message %s tells %s of booking %s by %s; event %s is %s of booking %s, whose customer is %s',
            n.id, n.person_id, n.booking_id, n.template, e.id, e.type, e.booking_id, b.customer_id) as explanation
        from notification n join booking_event e on e.id = n.event_id join booking b on b.id = n.booking_id
        where e.booking_id <> n.booking_id or n.person_id <> b.customer_id
          or n.template is distinct from template_of(e.type)
        """);
  }

  private static SqlInvariant reminderIsWritten() {
    return SqlInvariant.of(
        "reminder-is-written",
        "N3",
        "A reminder that is due is written, and there is none of a booking that is not to be.",
        """
        select id as subject,
          format('Booking %s is %s, starts at %s, and its next reminder is due at %s',
            id, status, starts_at, remind_at) as explanation
        from booking
        where remind_at <= now() - current_setting('checker.left_over')::interval - interval '10 s'
          or remind_at is not null and (status <> 'CONFIRMED' or remind_at >= starts_at)
        """);
  }
}
