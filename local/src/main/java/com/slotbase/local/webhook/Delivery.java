package com.slotbase.local.webhook;

import com.slotbase.local.vendor.Json;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event that the endpoint has not taken yet.
 *
 * @param objectId what it tells of; of one object the events are sent one after the other
 * @param since when it happened
 * @param due when it is to be sent next
 * @param attempts how often it was sent in vain
 * @param copies how often it is still to be taken
 * @param abandoned it is not sent any more
 */
record Delivery(
    String eventId,
    String objectId,
    Instant since,
    Instant due,
    int attempts,
    int copies,
    boolean abandoned) {

  /**
   * Vendors try for up to three days with growing waits of hours; here the waits are of seconds.
   */
  private static final Duration TRIED_FOR = Duration.ofDays(3);

  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int MAX_DOUBLINGS = 10;

  Delivery failedAt(Instant now) {
    Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, MAX_DOUBLINGS));
    Duration wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    boolean enough = now.isAfter(since.plus(TRIED_FOR));
    return new Delivery(eventId, objectId, since, now.plus(wait), attempts + 1, copies, enough);
  }

  Delivery takenAt(Instant now) {
    return new Delivery(eventId, objectId, since, now, attempts, copies - 1, abandoned);
  }

  ObjectNode toJson() {
    return Json.object()
        .put("event", eventId)
        .put("object", objectId)
        .put("since", since.toString())
        .put("due", due.toString())
        .put("attempts", attempts)
        .put("copies", copies)
        .put("abandoned", abandoned);
  }

  static Delivery fromJson(ObjectNode json) {
    return new Delivery(
        json.path("event").asString(),
        json.path("object").asString(),
        Instant.parse(json.path("since").asString()),
        Instant.parse(json.path("due").asString()),
        json.path("attempts").asInt(),
        json.path("copies").asInt(),
        json.path("abandoned").asBoolean());
  }
}
