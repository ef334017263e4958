package com.slotbase.local.demo;

import java.time.Instant;
import java.util.Optional;

/** The Temporal UI: a page per workflow, and behind it what the page shows. */
record TemporalUi(String base, String namespace, Http http) {

  /** The page of a booking's workflow. */
  String link(String booking) {
    return "%s/namespaces/%s/workflows/booking:%s".formatted(base, namespace, booking);
  }

  /** The page of the saga that cancels a booking. */
  String cancellation(String booking) {
    return "%s/namespaces/%s/workflows/cancellation:%s".formatted(base, namespace, booking);
  }

  /** When the workflow of a booking ended; empty while it has not. */
  Optional<Instant> endOf(String booking) {
    var path = "%s/api/v1/namespaces/%s/workflows/booking:%s".formatted(base, namespace, booking);
    var close = http.get(path, "").body().path("workflowExecutionInfo").path("closeTime");
    return close.isMissingNode() || close.isNull()
        ? Optional.empty()
        : Optional.of(Instant.parse(close.asString()));
  }
}
