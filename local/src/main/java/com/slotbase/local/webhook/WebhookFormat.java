package com.slotbase.local.webhook;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a vendor's events look on their way. An event is kept as one JSON object with its {@code id}.
 */
public interface WebhookFormat {

  /** What the event tells of; of one object the events are sent one after the other. */
  String objectOf(ObjectNode event);

  /** Whose event it is, in the words of whoever uses the vendor, such as the id of a booking. */
  Optional<String> about(ObjectNode event);

  String body(ObjectNode event);

  /** All headers that are the vendor's own, the signature over the body among them. */
  Map<String, String> headers(ObjectNode event, String body, Instant now);

  /** The event as it is kept once it was taken. */
  default ObjectNode taken(ObjectNode event) {
    return event;
  }
}
