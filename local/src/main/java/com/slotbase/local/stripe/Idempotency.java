package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stripe's idempotency keys: the first request executed under a key leaves its status and body,
 * errors included, and for 24 hours the same request gets them again. There is one account, so
 * there is one space of keys (docs.stripe.com/api/idempotent_requests).
 */
final class Idempotency {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int MAX_KEY_CHARS = 255;

  private final Store store;
  private final Table records;
  private final InstantSource clock;
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

  Idempotency(Store store, InstantSource clock) {
    this.store = store;
    this.records = store.table("stripe.idempotency");
    this.clock = clock;
  }

  /**
   * Answers with what the key has kept or else executes the request.
   *
   * @param delay runs while the key counts as in use
   * @param work throws a {@link StripeError} only before it has changed anything
   */
  Answer once(Call call, String key, Runnable delay, Supplier<Answer> work) {
    return holding(
        key,
        () -> {
          Optional<Answer> kept = kept(call, key);
          if (kept.isPresent()) {
            return kept.get();
          }
          delay.run();
          return execute(call, key, work);
        });
  }

  /** Keeps an error under the key, unless that is in use or has kept something already. */
  void keep(Call call, String key, StripeError error) {
    if (error.executed() && inFlight.add(key)) {
      try {
        if (records.get(key).filter(this::isFresh).isEmpty()) {
          record(call, key, error.answer());
        }
      } finally {
        inFlight.remove(key);
      }
    }
  }

  private Answer holding(String key, Supplier<Answer> work) {
    if (key.length() > MAX_KEY_CHARS) {
      throw StripeError.keyReused(
          "Idempotency keys can be up to %d characters long.".formatted(MAX_KEY_CHARS));
    }
    if (!inFlight.add(key)) {
      throw StripeError.keyInUse(key);
    }
    try {
      return work.get();
    } finally {
      inFlight.remove(key);
    }
  }

  private Answer execute(Call call, String key, Supplier<Answer> work) {
    try {
      return store.change(() -> {
        Answer answer = work.get();
        record(call, key, answer);
        return answer;
      });
    } catch (StripeError e) {
      if (e.executed()) {
        record(call, key, e.answer());
      }
      return e.answer();
    }
  }

  private Optional<Answer> kept(Call call, String key) {
    return records.get(key).filter(this::isFresh).map(record -> replay(call, key, record));
  }

  private static Answer replay(Call call, String key, ObjectNode record) {
    if (!record.path("path").asString().equals(call.path())) {
      throw StripeError.keyReused(
          ("Keys for idempotent requests can only be used for the same endpoint they were first"
                  + " used for ('%s' vs '%s'). Try using a key other than '%s' if you meant to"
                  + " execute a different request.")
              .formatted(call.path(), record.path("path").asString(), key));
    }
    if (!record.path("parameters").asString().equals(parameters(call))) {
      throw StripeError.keyReused(
          ("Keys for idempotent requests can only be used with the same parameters they were first"
                  + " used with. Try using a key other than '%s' if you meant to execute a"
                  + " different request.")
              .formatted(key));
    }
    return Answer.json(record.path("status").asInt(), record.path("body").asString())
        .withHeader("Idempotent-Replayed", "true");
  }

  private void record(Call call, String key, Answer answer) {
    ObjectNode record =
        Json.object()
            .put("key", key)
            .put("path", call.path())
            .put("parameters", parameters(call))
            .put("status", answer.status())
            .put("body", answer.text())
            .put("at", clock.millis());
    store.run(() -> records.put(key, record));
  }

  private static String parameters(Call call) {
    return Form.parse(call.body()).canonical();
  }

  private boolean isFresh(ObjectNode record) {
    return clock.millis() - record.path("at").asLong() < KEPT.toMillis();
  }

  /** Deletes what has outlived its 24 hours. */
  void prune() {
    List<String> outlived =
        records.ascending(rows ->
            rows.filter(row -> !isFresh(row)).map(row -> row.path("key").asString()).toList());
    store.run(() -> outlived.forEach(records::remove));
  }
}
