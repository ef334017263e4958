package com.slotbase.starter.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** O1, and what is answered while the database is away. */
@WithStarter
class HealthTest {

  private final Starter starter;

  HealthTest(Starter starter) {
    this.starter = starter;
  }

  @Test
  void health_tellsOfEverythingThatIsNeeded() {
    Answer health = starter.stranger().get("/health").is(200);
    assertThat(health.at("/status").asString()).isEqualTo("degraded");
    assertThat(health.at("/checks").propertyNames())
        .containsExactly("database", "temporal", "stripe");
    assertThat(health.at("/checks/database").toString()).isEqualTo("{\"status\":\"up\"}");
    assertThat(health.at("/checks/stripe/status").asString()).isEqualTo("up");
    assertThat(health.at("/checks/temporal/status").asString()).isEqualTo("down");
    assertThat(health.at("/checks/temporal/reason").asString()).isNotBlank();
    assertThat(Instant.parse(health.at("/timestamp").asString()))
        .isBetween(Instant.now().minusSeconds(10), Instant.now());
  }

  @Test
  void probes_areAnsweredWithoutTemporal() {
    assertThat(starter.stranger().get("/health/live").is(200).text())
        .isEqualTo("{\"status\":\"live\"}");
    assertThat(starter.stranger().get("/health/ready").is(200).text())
        .isEqualTo("{\"status\":\"ready\"}");
  }

  @Test
  void databaseAway_isToldInTimeAndFoundAgainWithoutARestart() throws IOException {
    Client alice = starter.customer("alice");
    String listing = starter.freeListing();
    starter.databaseWire().cut();
    try {
      Instant asked = Instant.now();
      Answer refused =
          alice.get("/v1/listings/" + listing).isProblem(ErrorCode.SERVICE_UNAVAILABLE);
      assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
      assertThat(refused.at("/error/retryAfter").asInt()).isPositive();
      alice
          .with("Idempotency-Key", "while-the-database-is-away")
          .post(
              "/v1/bookings",
              "{\"listingId\":\"%s\",\"start\":\"2031-01-01T00:00:00Z\",\"end\":\"2031-01-01T01:00:00Z\"}"
                  .formatted(listing))
          .isProblem(ErrorCode.SERVICE_UNAVAILABLE);
      starter
          .staffOf("acme")
          .with("Idempotency-Key", "while-the-database-is-away")
          .post("/v1/listings", Starter.LISTING)
          .isProblem(ErrorCode.SERVICE_UNAVAILABLE);
      await()
          .untilAsserted(() ->
              starter.stranger().get("/health/ready").isProblem(ErrorCode.SERVICE_UNAVAILABLE));
      assertThat(starter.stranger().get("/health").is(200).at("/checks/database/status").asString())
          .isEqualTo("down");
      starter.stranger().get("/health/live").is(200);
    } finally {
      starter.databaseWire().mend();
    }
    await().untilAsserted(() -> alice.get("/v1/listings/" + listing).is(200));
    await().untilAsserted(() -> starter.stranger().get("/health/ready").is(200));
  }

  @Test
  void metrics_areForOperators() {
    starter.stranger().get("/metrics").isProblem(ErrorCode.UNAUTHORIZED_ACCESS);
    starter.customer("alice").get("/metrics").isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
    starter.stranger().get("/health/live").is(200);
    assertThat(starter.operator().get("/metrics").is(200).text())
        .contains("http_server_requests_seconds_count", "hikaricp_connections", "jvm_memory_used");
  }
}
