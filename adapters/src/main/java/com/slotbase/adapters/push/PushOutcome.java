package com.slotbase.adapters.push;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a push to one device. */
public sealed interface PushOutcome {

  /**
   * FCM has taken it.
   *
   * @param name FCM's own of the message; empty if it didn't tell
   */
  record Taken(String name) implements PushOutcome {}

  /** There is no such device, or not any more. */
  record NoSuchDevice() implements PushOutcome {}

  /**
   * It was refused for another reason, or nobody answered.
   *
   * @param retryAfter how long FCM wants to be left alone; null if it did not say
   */
  record NotTaken(String error, @Nullable Duration retryAfter) implements PushOutcome {}
}
