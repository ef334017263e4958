package com.slotbase.adapters.webhook;

import com.slotbase.workflows.domain.Wake;
import java.util.List;

/** What became of an event that was delivered. It is stored in each case. */
public sealed interface Receipt {

  /**
   * Processed.
   *
   * @param wake the stories that have something to do now
   */
  record Processed(List<Wake> wake) implements Receipt {}

  /**
   * It had come before.
   *
   * @param failed whether its processing has failed so far
   */
  record Duplicate(boolean failed) implements Receipt {}

  /** It could not be processed; the sweep tries again. */
  record Failed() implements Receipt {}
}
