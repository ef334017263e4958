package com.slotbase.activities.outbox;

import java.util.Map;
import java.util.Set;

/**
 * What is started when something has happened: the one list. {@code reactions_to} in the database
 * is the same list, and a test holds the two together; which of them an event calls for in its case
 * is decided with the event, in its transaction, and stands in its outbox row.
 */
enum Reaction {
  /** The booking's story voids a payment that is still open. */
  WAKE_STORY,
  /** The stories of payments for moves void them, as the booking stays, or is, elsewhere. */
  WAKE_RESCHEDULES,
  /** The refund's story has it made. */
  START_REFUND,
  /** The story of a hold that the waitlist made waits for its end. */
  START_HOLD,
  /** The stories of the messages that tell of it send them. */
  NOTIFY;

  static final Map<String, Set<Reaction>> BY_EVENT =
      Map.ofEntries(
          Map.entry("booking.hold.expired", Set.of(WAKE_STORY, NOTIFY)),
          Map.entry("booking.confirmed", Set.of(WAKE_STORY, NOTIFY)),
          Map.entry("booking.cancelled", Set.of(WAKE_STORY, NOTIFY)),
          Map.entry("booking.payment_failed", Set.of(WAKE_STORY, NOTIFY)),
          Map.entry("booking.rescheduled", Set.of(WAKE_RESCHEDULES, NOTIFY)),
          Map.entry("booking.cancelling", Set.of(WAKE_RESCHEDULES)),
          Map.entry("booking.checked_in", Set.of(WAKE_RESCHEDULES)),
          Map.entry("booking.no_show", Set.of(WAKE_RESCHEDULES)),
          Map.entry("booking.completed", Set.of(WAKE_RESCHEDULES)),
          Map.entry("refund.requested", Set.of(START_REFUND)),
          Map.entry("refund.completed", Set.of(NOTIFY)),
          Map.entry("booking.reminder_24h", Set.of(NOTIFY)),
          Map.entry("booking.reminder_1h", Set.of(NOTIFY)),
          Map.entry("waitlist.offered", Set.of(START_HOLD, NOTIFY)));
}
