package com.slotbase.local.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Delivery NEW = new Delivery("evt_1", "pi_1", NOON, NOON, 0, 1, false);

  @Test
  void waits_growToHalfAMinute() {
    List<Long> waitsMs = new ArrayList<>();
    Delivery delivery = NEW;
    for (int i = 0; i < 9; i++) {
      delivery = delivery.failedAt(NOON);
      waitsMs.add(Duration.between(NOON, delivery.due()).toMillis());
    }

    assertThat(waitsMs)
        .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L, 30_000L);
  }

  @Test
  void afterThreeDays_itIsGivenUp() {
    assertThat(NEW.failedAt(NOON.plus(Duration.ofDays(3))).abandoned()).isFalse();
    assertThat(NEW.failedAt(NOON.plus(Duration.ofDays(3)).plusMillis(1)).abandoned()).isTrue();
  }

  @Test
  void storedDelivery_isReadBackAsItWas() {
    Delivery tried = NEW.failedAt(NOON.plusSeconds(1));

    assertThat(Delivery.fromJson(tried.toJson())).isEqualTo(tried);
  }
}
