package com.slotbase.adapters.waitlist;

/** What became of a wish to be put on the waitlist. */
public sealed interface JoinOutcome {

  /** They are on it, by this call or since one before it. */
  record Joined(String entryId) implements JoinOutcome {}

  /** The range has begun. */
  record Past() implements JoinOutcome {}

  /** The listing has another version by now; nothing was written. */
  record ListingChanged() implements JoinOutcome {}
}
