package com.slotbase.adapters.webhook;

import org.jspecify.annotations.Nullable;

/** What became of an event that was delivered. It is stored in each case. */
public sealed interface Receipt {

  /**
   * Processed.
   *
   * @param wakeBooking the booking whose story has something to do now
   */
  record Processed(@Nullable String wakeBooking) implements Receipt {}

  /**
   * It had come before.
   *
   * @param failed whether its processing has failed so far
   */
  record Duplicate(boolean failed) implements Receipt {}

  /** It could not be processed; the sweep tries again. */
  record Failed() implements Receipt {}
}
