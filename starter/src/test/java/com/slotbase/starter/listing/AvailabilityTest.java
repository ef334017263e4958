package com.slotbase.starter.listing;

import static com.slotbase.starter.harness.Slots.held;
import static com.slotbase.starter.harness.Slots.hour;
import static com.slotbase.starter.harness.Slots.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** B10. */
@WithStarter
class AvailabilityTest {

  private final Starter starter;

  AvailabilityTest(Starter starter) {
    this.starter = starter;
  }

  @Test
  void everySlotOfTheGrid_isToldWithItsFreeUnits() {
    String listing = starter.listing(json -> json.replace("\"capacity\":1", "\"capacity\":2"));
    starter.customer("bob").post("/v1/bookings", wish(listing, 1, 3)).is(201);
    held(starter.customer("bob"), listing, 1);
    assertThat(free(listing, hour(0), hour(4))).containsExactly(2, 0, 1, 2);
  }

  @Test
  void end_isExclusive() {
    String listing = starter.freeListing();
    assertThat(slots(listing, hour(0), hour(1)))
        .singleElement()
        .satisfies(slot -> {
          assertThat(slot.path("start").asString()).isEqualTo(hour(0).toString());
          assertThat(slot.path("end").asString()).isEqualTo(hour(1).toString());
        });
  }

  @Test
  void slotThatHasBegun_isNotTold() {
    String listing = starter.freeListing();
    Instant now = Instant.now();
    assertThat(slots(listing, now.minus(Duration.ofHours(5)), now.plus(Duration.ofHours(5))))
        .hasSize(5)
        .allSatisfy(slot -> assertThat(Instant.parse(slot.path("start").asString())).isAfter(now));
  }

  @Test
  void expiredHold_takesNothing() {
    String listing = starter.freeListing();
    String booking = held(starter.customer("bob"), listing, 0);
    assertThat(free(listing, hour(0), hour(1))).containsExactly(0);
    starter.expire(booking);
    assertThat(free(listing, hour(0), hour(1))).containsExactly(1);
  }

  @Test
  void monthOfSlots_isTheMost() {
    String listing = starter.freeListing();
    assertThat(slots(listing, hour(0), hour(0).plus(Duration.ofDays(31)))).hasSize(31 * 24);
    starter
        .customer("alice")
        .get(path(listing, hour(0), hour(0).plus(Duration.ofDays(31)).plusSeconds(1)))
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names("to");
  }

  @ParameterizedTest
  @CsvSource({
    "from, ?to=2030-01-02T00:00:00Z",
    "to,   ?from=2030-01-02T00:00:00Z",
    "from, ?from=&to=2030-01-02T00:00:00Z",
    "from, ?from=yesterday&to=2030-01-02T00:00:00Z",
    "from, ?from=2030-01-01&to=2030-01-02T00:00:00Z",
    "from, ?from=1893456000&to=2030-01-02T00:00:00Z",
    "to,   ?from=2030-01-01T00:00:00Z&to=2030-01-01T00:00:00Z",
    "to,   ?from=2030-01-02T00:00:00Z&to=2030-01-01T00:00:00Z",
    "to,   ?from=2030-01-02T00:00:00Z&to=%2B999999999-01-01T00:00:00Z",
    "from, ?from=-999999999-01-01T00:00:00Z&to=2030-01-01T00:00:00Z",
  })
  void impossibleRange_isRefused(String field, String query) {
    starter
        .customer("alice")
        .get("/v1/listings/" + starter.freeListing() + "/availability" + query)
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names(field);
  }

  private List<Integer> free(String listing, Instant from, Instant to) {
    return slots(listing, from, to).stream().map(slot -> slot.path("free").asInt()).toList();
  }

  private List<JsonNode> slots(String listing, Instant from, Instant to) {
    return starter
        .customer("alice")
        .get(path(listing, from, to))
        .is(200)
        .at("/slots")
        .valueStream()
        .toList();
  }

  private static String path(String listing, Instant from, Instant to) {
    return "/v1/listings/%s/availability?from=%s&to=%s".formatted(listing, from, to);
  }
}
