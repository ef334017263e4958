package com.slotbase.activities.outbox;

import java.util.Map;
import java.util.Set;

/**
 * What is started when something has happened: the one list. An event that is not in it has no
 * outbox row; {@code calls_for_reaction} in the database is the same list, and a test holds the two
 * together.
 */
enum Reaction {
  /** The booking's story voids a payment that is still open. */
  WAKE_STORY,
  /** The stories of payments for moves void them, as the booking stays, or is, elsewhere. */
  WAKE_RESCHEDULES,
  /** The refund's story has it made. */
  START_REFUND;

  static final Map<String, Set<Reaction>> BY_EVENT =
      Map.of(
          "booking.hold.expired", Set.of(WAKE_STORY),
          "booking.cancelled", Set.of(WAKE_STORY),
          "booking.confirmed", Set.of(WAKE_STORY),
          "booking.payment_failed", Set.of(WAKE_STORY),
          "booking.cancelling", Set.of(WAKE_RESCHEDULES),
          "booking.rescheduled", Set.of(WAKE_RESCHEDULES),
          "booking.checked_in", Set.of(WAKE_RESCHEDULES),
          "booking.no_show", Set.of(WAKE_RESCHEDULES),
          "booking.completed", Set.of(WAKE_RESCHEDULES),
          "refund.requested", Set.of(START_REFUND));
}
