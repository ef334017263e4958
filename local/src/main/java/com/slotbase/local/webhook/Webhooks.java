package com.slotbase.local.webhook;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Route;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import java.net.URI;
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
public final class Webhooks implements AutoCloseable {
  private static final String PLAN = "plan";

  /** Events of one window are told in the opposite order. */
  private static final Duration REORDERING_WINDOW = Duration.ofSeconds(1);

  private final Store store;
  private final Table settings;
  private final Table untold;
  private final Table events;
  private final WebhookSender sender;
  private final WebhookFormat format;
  private final InstantSource clock;
  private final Lanes lanes = new Lanes();
  private Instant windowEnd = Instant.EPOCH;
  private volatile boolean closed;

  /**
   * @param vendor whose tables they are; its events are in the one called {@code events}
   * @param target where they are posted to
   */
  public Webhooks(
      Store store, String vendor, URI target, WebhookFormat format, InstantSource clock) {
    this.store = store;
    this.settings = store.table(vendor + ".webhooks");
    this.untold = store.table(vendor + ".undelivered");
    this.events = store.table(vendor + ".events");
    this.sender = new WebhookSender(target);
    this.format = format;
    this.clock = clock;
  }

  /** Goes on with what an earlier run had left to tell. */
  public void resume() {
    untold.ascending(Stream::toList).stream()
        .map(Delivery::fromJson)
        .filter(delivery -> !delivery.abandoned())
        .forEach(this::schedule);
  }

  /** The order that tells how events from now on are told, of anybody or of one subject. */
  public Route order() {
    return Route.post("/_sim/webhooks", this::follow);
  }

  private Answer follow(Call call) {
    WebhookPlan plan = WebhookPlan.of(call);
    store.run(() -> settings.put(entry(plan.about()), plan.toJson()));
    return Answer.ok(plan.toJson());
  }

  private static String entry(Optional<String> about) {
    return about.map(subject -> PLAN + " of " + subject).orElse(PLAN);
  }

  private WebhookPlan plan(ObjectNode event) {
    Optional<String> subject = format.about(event);
    return subject
        .flatMap(of -> settings.get(entry(subject)))
        .or(() -> settings.get(PLAN))
        .map(WebhookPlan::fromJson)
        .orElse(WebhookPlan.NORMAL);
  }

  /** Whether the endpoint has taken the event. */
  public boolean delivered(String eventId) {
    return untold.get(eventId).isEmpty();
  }

  /** To be called in the change that the event tells of. */
  public void add(ObjectNode event) {
    WebhookPlan plan = plan(event);
    Instant now = clock.instant();
    Delivery delivery =
        new Delivery(
            event.path("id").asString(),
            format.objectOf(event),
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
  public void forget(String eventId) {
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
      String body = format.body(event);
      return sender.send(body, format.headers(event, body, clock.instant()));
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
      events.put(next.eventId(), format.taken(event));
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
