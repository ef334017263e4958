package com.slotbase.starter.booking;

import static com.slotbase.starter.harness.Slots.held;
import static com.slotbase.starter.harness.Slots.hold;
import static com.slotbase.starter.harness.Slots.hour;
import static com.slotbase.starter.harness.Slots.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** B1, B2, B8. Temporal is away in all of these. */
@WithStarter
class HoldTest {

  private final Starter starter;

  HoldTest(Starter starter) {
    this.starter = starter;
  }

  @Test
  void hold_isToldWithAllThereIs() {
    String listing = starter.pricedListing();
    Answer answer = starter.customer("alice").post("/v1/bookings", wish(listing, 10, 12)).is(201);
    assertThat(answer.body().propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "listingId",
            "customerId",
            "status",
            "start",
            "end",
            "unit",
            "price",
            "paymentStatus",
            "expiresAt",
            "version");
    assertThat(answer.header("Location")).isEqualTo("/v1/bookings/" + answer.at("/id").asString());
    assertThat(answer.at("/listingId").asString()).isEqualTo(listing);
    assertThat(answer.at("/customerId").asString()).isEqualTo("alice");
    assertThat(answer.at("/status").asString()).isEqualTo("HELD");
    assertThat(answer.at("/start").asString()).isEqualTo(hour(10).toString());
    assertThat(answer.at("/end").asString()).isEqualTo(hour(12).toString());
    assertThat(answer.at("/unit").asInt()).isEqualTo(1);
    assertThat(answer.at("/price").toString()).isEqualTo("{\"minor\":9000,\"currency\":\"EUR\"}");
    assertThat(answer.at("/paymentStatus").asString()).isEqualTo("NONE");
    assertThat(Duration.between(Instant.now(), Instant.parse(answer.at("/expiresAt").asString())))
        .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    assertThat(starter.customer("alice").get(answer.header("Location")).is(200).body())
        .isEqualTo(answer.body());
  }

  @Test
  void holdTime_isTheListings() {
    String listing = starter.listing(json -> json.replaceFirst("\\{", "{\"holdSeconds\":60,"));
    Answer answer = hold(starter.customer("alice"), listing, 1).is(201);
    assertThat(Instant.parse(answer.at("/expiresAt").asString()))
        .isBetween(Instant.now().plusSeconds(50), Instant.now().plusSeconds(61));
  }

  @Test
  void takenSlot_isRefusedWithTheNextFreeTimes() {
    String listing = starter.freeListing();
    held(starter.customer("alice"), listing, 10);
    held(starter.customer("alice"), listing, 12);
    Answer refused = hold(starter.customer("bob"), listing, 10).isProblem(ErrorCode.SLOT_TAKEN);
    assertThat(
            refused
                .at("/error/details/alternatives")
                .valueStream()
                .map(range -> range.path("start").asString()))
        .containsExactly(
            hour(11).toString(),
            hour(13).toString(),
            hour(14).toString(),
            hour(15).toString(),
            hour(16).toString());
  }

  @Test
  void alternatives_areOfTheSameLength() {
    String listing = starter.freeListing();
    held(starter.customer("alice"), listing, 10);
    held(starter.customer("alice"), listing, 13);
    Answer refused =
        starter
            .customer("bob")
            .post("/v1/bookings", wish(listing, 9, 11))
            .isProblem(ErrorCode.SLOT_TAKEN);
    assertThat(refused.at("/error/details/alternatives/0").toString())
        .isEqualTo("{\"start\":\"%s\",\"end\":\"%s\"}".formatted(hour(11), hour(13)));
    assertThat(refused.at("/error/details/alternatives").size()).isEqualTo(5);
  }

  @Test
  void rushOnOneSlot_hasAWinnerPerUnit() throws Exception {
    String listing = starter.listing(json -> json.replace("\"capacity\":1", "\"capacity\":3"));
    Callable<Integer> claim = () -> hold(starter.customer("bob"), listing, 5).status();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = clients.invokeAll(IntStream.range(0, 32).mapToObj(i -> claim).toList());
      var statuses = answers.stream().map(future -> future.resultNow()).toList();
      assertThat(statuses).containsOnly(201, 409);
      assertThat(statuses.stream().filter(status -> status == 201)).hasSize(3);
    }
  }

  @Test
  void staff_holdForACustomer() {
    String listing = starter.freeListing();
    Answer answer =
        starter
            .staffOf("acme")
            .post(
                "/v1/bookings",
                wish(listing, 1, 2).replaceFirst("\\{", "{\"customerId\":\"carol\","))
            .is(201);
    assertThat(answer.at("/customerId").asString()).isEqualTo("carol");
    starter.customer("carol").get(answer.header("Location")).is(200);
  }

  @Test
  void staffOfAnotherSeller_holdNothing() {
    String listing = starter.freeListing();
    starter
        .staffOf("other")
        .post("/v1/bookings", wish(listing, 1, 2).replaceFirst("\\{", "{\"customerId\":\"carol\","))
        .isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
  }

  @Test
  void staffWithoutACustomer_areAskedForOne() {
    starter
        .staffOf("acme")
        .post("/v1/bookings", wish(starter.freeListing(), 1, 2))
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names("customerId");
  }

  @Test
  void customer_holdsForNobodyElse() {
    starter
        .customer("alice")
        .post(
            "/v1/bookings",
            wish(starter.freeListing(), 1, 2).replaceFirst("\\{", "{\"customerId\":\"carol\","))
        .isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
  }

  @Test
  void expiredHold_readsExpiredAndIsTakenOver() {
    String listing = starter.freeListing();
    String booking = held(starter.customer("alice"), listing, 3);
    starter.expire(booking);
    assertThat(starter.customer("alice").get(booking).at("/status").asString())
        .isEqualTo("EXPIRED");
    held(starter.customer("bob"), listing, 3);
  }

  @Test
  void laterEditsOfTheListing_changeNothingAboutTheBooking() {
    String listing = starter.pricedListing();
    String booking = held(starter.customer("alice"), listing, 3);
    starter
        .staffOf("acme")
        .patch("/v1/listings/" + listing, "{\"price\":{\"minor\":9900,\"currency\":\"USD\"}}")
        .is(200);
    assertThat(starter.customer("alice").get(booking).at("/price").toString())
        .isEqualTo("{\"minor\":4500,\"currency\":\"EUR\"}");
    assertThat(hold(starter.customer("alice"), listing, 4).is(201).at("/price/minor").asInt())
        .isEqualTo(9900);
  }
}
