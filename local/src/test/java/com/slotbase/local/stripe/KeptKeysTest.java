package com.slotbase.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptKeysTest {
  private static final Call CALL =
      new Call("POST", "/v1/payment_intents", "", Map.of(), "amount=1", Map.of());

  @TempDir Path home;
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final AtomicInteger executed = new AtomicInteger();

  @Test
  void keys_areKeptForTwentyFourHours() {
    try (Store store = Store.open(home.resolve("state.mv"))) {
      Idempotency idempotency = new Idempotency(store, () -> now);
      execute(idempotency);
      now = now.plus(Duration.ofHours(24)).minusMillis(1);
      execute(idempotency);
      assertThat(executed).hasValue(1);

      now = now.plusMillis(1);
      idempotency.prune();
      execute(idempotency);
      assertThat(executed).hasValue(2);
    }
  }

  private void execute(Idempotency idempotency) {
    idempotency.once(
        CALL,
        "k",
        () -> {},
        () -> {
          executed.incrementAndGet();
          return Answer.ok(Json.object());
        });
  }
}
