package com.slotbase.adapters.outbox;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event and what is still to be started for it.
 *
 * @param reactions by their names
 * @param refundId the refund it is about, if it is about one
 * @param holdLeft until the hold that it tells of is over, if it tells of one
 */
public record OutboxEvent(
    long eventId,
    String bookingId,
    String type,
    Set<String> reactions,
    @Nullable String refundId,
    @Nullable Duration holdLeft) {

  public OutboxEvent {
    reactions = Set.copyOf(reactions);
  }
}
