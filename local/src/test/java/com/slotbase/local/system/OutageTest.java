package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.stack.Part;
import com.slotbase.local.system.Api.Answer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What works while a part is away, and that all is made up for when it returns. */
@Timeout(180)
class OutageTest {

  private final RunningSystem system = RunningSystem.shared();

  @AfterEach
  void heal() {
    system.stack.startAll();
  }

  @Test
  void withoutTemporal_holdsAreGrantedAndBlock_andExpireOnItsReturn() {
    String listing = system.api.listing(1, false, null);
    system.stack.stop(Part.TEMPORAL);
    Answer held = system.api.hold("alice", listing, RunningSystem.hour(0), 1);
    assertThat(held.status()).isEqualTo(201);
    assertThat(system.api.hold("bob", listing, RunningSystem.hour(0), 1).code())
        .isEqualTo("SLOT_TAKEN");
    // And confirmed without payment, which asks nobody but PostgreSQL.
    Answer other = system.api.hold("bob", listing, RunningSystem.hour(1), 1);
    assertThat(system.api.confirm("bob", other.text("id")).status()).isEqualTo(200);
    // The end of a hold needs nobody either.
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> system.api.booking("alice", held.text("id")).text("status").equals("EXPIRED"));
    system.stack.start(Part.TEMPORAL);
    system.awaitRow(held.text("id"), "EXPIRED");
    system.assertAllIsWell();
  }

  @Test
  void withoutPostgres_thereIsA503InTheEnvelope_andNoRestartIsNeededAfterwards() {
    String listing = system.api.listing(1, false, null);
    system.stack.kill(Part.POSTGRES);
    Answer refused = system.api.hold("alice", listing, RunningSystem.hour(0), 1);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(refused.body().at("/error/retryAfter").asInt()).isPositive();
    system.stack.start(Part.POSTGRES);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> system.api.hold("alice", listing, RunningSystem.hour(0), 1).status() == 201);
    system.assertAllIsWell();
  }
}
