package com.slotbase.adapters.booking;

import com.slotbase.adapters.idempotency.StoredAnswer;
import com.slotbase.workflows.domain.Booking;

/** What became of a wish to hold. */
public sealed interface HoldOutcome {

  /** Won, and committed. */
  record Held(Booking booking) implements HoldOutcome {}

  /** The key's first call won this, as it was then. */
  record HeldBefore(Booking booking) implements HoldOutcome {}

  /** The key's first call was answered otherwise. */
  record AnsweredBefore(StoredAnswer answer) implements HoldOutcome {}

  /** No unit is free. With a key, its record waits for the answer to be stored. */
  record Taken() implements HoldOutcome {}

  /** The range has begun. With a key, its record waits for the answer to be stored. */
  record Past() implements HoldOutcome {}

  /** The listing has another version by now; nothing was written. */
  record ListingChanged() implements HoldOutcome {}

  /** The key came with another body before. */
  record KeyReused() implements HoldOutcome {}

  /** A call with this key is still under way. */
  record KeyInProgress() implements HoldOutcome {}
}
