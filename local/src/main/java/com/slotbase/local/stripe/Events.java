package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import com.slotbase.local.webhook.Webhooks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What happened, each with a snapshot of its object; kept for 30 days, as Stripe does. */
final class Events {
  private static final Duration KEPT = Duration.ofDays(30);

  private final Store store;
  private final Table table;
  private final Webhooks webhooks;
  private final InstantSource clock;

  Events(Store store, Webhooks webhooks, InstantSource clock) {
    this.store = store;
    this.table = store.table("stripe.events");
    this.webhooks = webhooks;
    this.clock = clock;
  }

  Table table() {
    return table;
  }

  Optional<ObjectNode> find(String id) {
    return table.get(id);
  }

  /** To be called in the change that the event tells of. */
  void emit(String type, ObjectNode object, Origin origin) {
    ObjectNode event = StripeObjects.event(type, object, origin, clock.millis() / 1_000);
    table.put(event.path("id").asString(), event);
    webhooks.add(event);
  }

  /** Deletes what is older than Stripe would show. */
  void prune() {
    long since = clock.instant().minus(KEPT).getEpochSecond();
    List<String> outlived =
        table.ascending(rows ->
            rows.takeWhile(event -> event.path("created").asLong() < since)
                .map(event -> event.path("id").asString())
                .toList());
    store.run(() ->
        outlived.forEach(id -> {
          table.remove(id);
          webhooks.forget(id);
        }));
  }
}
