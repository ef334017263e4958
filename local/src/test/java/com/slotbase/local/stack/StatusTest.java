package com.slotbase.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusTest {

  @Test
  void nothingRunning_isEmpty() {
    var settings =
        StackSettings.fromEnvironment(Map.of("TEMPORAL_ADDRESS", "elsewhere:1"), Path.of("/"));

    var status = Status.of(settings, Map.of());

    assertThat(status.addresses()).isEmpty();
    assertThat(status.pids()).isEmpty();
  }

  @Test
  void everythingRunning_hasEveryAddress() {
    var settings = StackSettings.fromEnvironment(Map.of(), Path.of("/"));

    var status =
        Status.of(
            settings,
            Map.of(
                Part.API,
                1L,
                Part.WORKER,
                2L,
                Part.TEMPORAL,
                3L,
                Part.POSTGRES,
                4L,
                Part.SIMULATORS,
                5L));

    assertThat(status.addresses())
        .containsOnly(
            Map.entry("api", "http://127.0.0.1:8080"),
            Map.entry("temporal", "127.0.0.1:7233"),
            Map.entry("temporalUi", "http://127.0.0.1:8233"),
            Map.entry("temporalMetrics", "http://127.0.0.1:9233/metrics"),
            Map.entry("database", "jdbc:postgresql://127.0.0.1:5433/slotbase"),
            Map.entry("stripe", "http://127.0.0.1:12111/stripe"),
            Map.entry("resend", "http://127.0.0.1:12111/resend"),
            Map.entry("fcm", "http://127.0.0.1:12111/fcm"),
            Map.entry("issuer", "http://127.0.0.1:12111/issuer"));
    assertThat(status.pages())
        .containsOnly(
            Map.entry("Inbox", "http://127.0.0.1:12111/resend/_sim/inbox"),
            Map.entry("All messages", "http://127.0.0.1:12111/preview"));
  }

  @Test
  void partThatDoesNotRun_hasNoAddress() {
    var settings = StackSettings.fromEnvironment(Map.of(), Path.of("/"));

    var status = Status.of(settings, Map.of(Part.POSTGRES, 4L));

    assertThat(status.addresses()).containsOnlyKeys("database");
  }

  @Test
  void servicesOfOthers_areListedWithTheStackThatUsesThem() {
    var settings =
        StackSettings.fromEnvironment(
            Map.of(
                "TEMPORAL_ADDRESS", "elsewhere:7233", "STRIPE_API_BASE", "https://api.stripe.com"),
            Path.of("/"));

    var status = Status.of(settings, Map.of(Part.API, 1L));

    assertThat(status.addresses())
        .containsOnlyKeys("api", "temporal", "stripe")
        .containsEntry("temporal", "elsewhere:7233");
  }
}
