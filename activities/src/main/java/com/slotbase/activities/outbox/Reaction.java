package com.slotbase.activities.outbox;

/**
 * What can be started when something has happened. What each event calls for is said once, by
 * {@code reactions_to} in the database: it is decided with the event, in its transaction, and
 * stands in its outbox row.
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
  NOTIFY
}
