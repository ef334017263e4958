package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the endpoint of every event until it has taken it: at once, and again after half a second,
 * a second, two, and so on up to every 30 s, for three days. What is still to be told is in the
 * state, so it is told after a restart, too.
 */
final class Webhooks implements AutoCloseable {
  private static final String PLAN = "plan";

  /** Events of one window are told in the opposite order. */
  private static final Duration REORDERING_WINDOW = Duration.ofSeconds(1);

  private final Store store;
  private final Table settings;
  private final Table untold;
  private final Table events;
  private final WebhookSender sender;
  private final Subjects subjects;
  private final InstantSource clock;
  private final Lanes lanes = new Lanes();
  private Instant windowEnd = Instant.EPOCH;
  private volatile boolean closed;

  Webhooks(Store store, WebhookSender sender, Subjects subjects, InstantSource clock) {
    this.store = store;
    this.settings = store.table("stripe.webhooks");
    this.untold = store.table("stripe.undelivered");
    this.events = store.table("stripe.events");
    this.sender = sender;
    this.subjects = subjects;
    this.clock = clock;
  }

  /** Goes on with what an earlier run had left to tell. */
  void resume() {
    untold.ascending(Stream::toList).stream()
        .map(Delivery::fromJson)
        .filter(delivery -> !delivery.abandoned())
        .forEach(this::schedule);
  }

  /** Events from now on, of anybody or of one subject, are told in this way. */
  void follow(WebhookPlan plan) {
    store.run(() -> settings.put(entry(plan.about()), plan.toJson()));
  }

  private static String entry(Optional<String> about) {
    return about.map(subject -> PLAN + " of " + subject).orElse(PLAN);
  }

  private WebhookPlan plan(ObjectNode event) {
    Optional<String> subject = subjects.of((ObjectNode) event.path("data").path("object"));
    return subject
        .flatMap(of -> settings.get(entry(subject)))
        .or(() -> settings.get(PLAN))
        .map(WebhookPlan::fromJson)
        .orElse(WebhookPlan.NORMAL);
  }

  /** Whether the endpoint has taken the event. */
  boolean delivered(String eventId) {
    return untold.get(eventId).isEmpty();
  }

  /** To be called in the change that the event tells of. */
  void add(ObjectNode event) {
    WebhookPlan plan = plan(event);
    Instant now = clock.instant();
    Delivery delivery =
        new Delivery(
            event.path("id").asString(),
            event.path("data").path("object").path("id").asString(),
            now,
            due(plan, now),
            0,
            plan.mode() == WebhookMode.DUPLICATE ? 2 : 1,
            plan.mode() == WebhookMode.LOST);
    untold.put(delivery.eventId(), delivery.toJson());
    if (!delivery.abandoned()) {
      store.afterCommit(() -> schedule(delivery));
    }
  }

  /** To be called in the change that deletes the event. */
  void forget(String eventId) {
    untold.remove(eventId);
  }

  private Instant due(WebhookPlan plan, Instant now) {
    return switch (plan.mode()) {
      case NORMAL, DUPLICATE, LOST -> now;
      case DELAYED -> now.plusMillis(plan.delayMs());
      case REORDERED -> {
        if (now.isAfter(windowEnd)) {
          windowEnd = now.plus(REORDERING_WINDOW);
        }
        // Mirrored at the end of the window: the later it happened, the earlier it is told.
        yield windowEnd.plus(Duration.between(now, windowEnd));
      }
    };
  }

  private void schedule(Delivery delivery) {
    lanes.enter(
        delivery.objectId(),
        Duration.between(clock.instant(), delivery.due()),
        () -> attempt(delivery));
  }

  private void attempt(Delivery delivery) {
    Optional<ObjectNode> event = events.get(delivery.eventId());
    if (closed || event.isEmpty()) {
      return;
    }
    boolean taken = send(event.get());
    if (!closed) {
      store.run(() -> record(delivery, event.get(), taken));
    }
  }

  private boolean send(ObjectNode event) {
    try {
      return sender.send(Json.pretty(event));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void record(Delivery delivery, ObjectNode event, boolean taken) {
    Instant now = clock.instant();
    Delivery next = taken ? delivery.takenAt(now) : delivery.failedAt(now);
    if (next.copies() == 0) {
      untold.remove(next.eventId());
      events.put(next.eventId(), event.put("pending_webhooks", 0));
      return;
    }
    untold.put(next.eventId(), next.toJson());
    if (!next.abandoned()) {
      store.afterCommit(() -> schedule(next));
    }
  }

  /** Stops telling; what was under way is told again by the next run. */
  @Override
  public void close() {
    closed = true;
    sender.close();
    lanes.close();
  }
}
