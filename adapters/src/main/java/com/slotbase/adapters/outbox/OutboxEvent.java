package com.slotbase.adapters.outbox;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event and what is still to be started for it.
 *
 * @param reactions by their names
 * @param refundId the refund it is about, if it is about one
 */
public record OutboxEvent(
    long eventId, String bookingId, String type, Set<String> reactions, @Nullable String refundId) {

  public OutboxEvent {
    reactions = Set.copyOf(reactions);
  }
}
