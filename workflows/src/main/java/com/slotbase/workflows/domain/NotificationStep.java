package com.slotbase.workflows.domain;

import java.time.Duration;

/** What is to be done next for a message, decided from its row alone. */
public sealed interface NotificationStep {

  /** Hand it to the provider. */
  record Send(Channel channel) implements NotificationStep {}

  /** Nothing before the next attempt is due. */
  record Await(Duration remaining) implements NotificationStep {}

  /** Nothing is left to do. */
  record Finish() implements NotificationStep {}

  /** The step that this state of the row calls for. */
  static NotificationStep after(NotificationState state) {
    return switch (state.status()) {
      case PENDING ->
          state.untilAttempt().isPositive()
              ? new Await(state.untilAttempt())
              : new Send(state.channel());
      case SENT, FAILED, SUPPRESSED -> new Finish();
    };
  }
}
