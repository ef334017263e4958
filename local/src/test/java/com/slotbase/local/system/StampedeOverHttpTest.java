package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import com.slotbase.local.testing.AtOnce;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * B2 over HTTP: 64 clients on one slot at once. That the judge can see a double sale is shown in
 * adapters.
 */
@Timeout(240)
class StampedeOverHttpTest {

  private static final int CLIENTS = 64;
  private static final int ROUNDS = 200;

  private final RunningSystem system = RunningSystem.shared();

  @Test
  void oneSlot_hasOneWinner_andSixtyThreeAreToldWhatElseIsFree() throws Exception {
    String listing = system.api.listing(1, false, 300);
    long deadlocks = deadlocks();
    for (int round = 0; round < ROUNDS; round++) {
      int hour = round;
      List<Answer> answers = AtOnce.each(CLIENTS, client -> holds(client, listing, hour, 1));
      assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(1);
      assertThat(answers)
          .filteredOn(a -> a.status() == 409)
          .hasSize(CLIENTS - 1)
          .allSatisfy(a -> {
            assertThat(a.code()).isEqualTo("SLOT_TAKEN");
            assertThat(a.body().at("/error/details/alternatives").size()).isEqualTo(5);
          });
    }
    assertThat(deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void fiveUnits_haveFiveWinnersOnUnitsOneToFive() throws Exception {
    String listing = system.api.listing(5, false, 300);
    for (int round = 0; round < 20; round++) {
      int hour = round;
      List<Answer> answers = AtOnce.each(CLIENTS, client -> holds(client, listing, hour, 1));
      assertThat(answers)
          .filteredOn(a -> a.status() == 201)
          .extracting(a -> a.body().get("unit").asInt())
          .containsExactlyInAnyOrder(1, 2, 3, 4, 5);
      assertThat(answers).filteredOn(a -> a.status() == 409).hasSize(CLIENTS - 5);
    }
  }

  @Test
  void rangesOfDifferentLengths_areSoldOnce() throws Exception {
    String listing = system.api.listing(1, false, 300);
    for (int round = 0; round < 20; round++) {
      int base = round * 4;
      List<Answer> answers =
          AtOnce.each(
              CLIENTS, client -> holds(client, listing, base + client % 3, 1 + client / 3 % 2));
      assertThat(answers).allMatch(a -> a.status() == 201 || a.status() == 409);
      assertThat(answers).filteredOn(a -> a.status() == 201).isNotEmpty();
    }
    assertThat(
            system
                .rows
                .sql(
                    """
                    select count(*) from booking a join booking b on a.id < b.id
                      and a.listing_id = b.listing_id and a.unit = b.unit
                      and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
                    where a.listing_id = :listing
                    """)
                .param("listing", listing)
                .query(Integer.class)
                .single())
        .isZero();
  }

  private Answer holds(int client, String listing, int hour, int hours) {
    return Api.inTheEnd(
        () -> system.api.hold("c" + client, listing, RunningSystem.hour(hour), hours));
  }

  private long deadlocks() {
    return system
        .rows
        .sql("select deadlocks from pg_stat_database where datname = current_database()")
        .query(Long.class)
        .single();
  }
}
