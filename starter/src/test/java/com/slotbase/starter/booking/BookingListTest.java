package com.slotbase.starter.booking;

import static com.slotbase.starter.harness.Slots.held;
import static com.slotbase.starter.harness.Slots.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** X2: who sees which bookings, and how they are listed. */
@WithStarter
class BookingListTest {

  private final Starter starter;

  BookingListTest(Starter starter) {
    this.starter = starter;
  }

  @Test
  void booking_isSeenByItsOwnerItsSellerAndOperators() {
    String path = held(starter.customer("olga"), starter.freeListing(), 1);
    starter.customer("olga").get(path).is(200);
    starter.staffOf("acme").get(path).is(200);
    starter.operator().get(path).is(200);
    starter.customer("mallory").get(path).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    starter.staffOf("other").get(path).isProblem(ErrorCode.BOOKING_NOT_FOUND);
  }

  @Test
  void pages_followOneAnotherFromTheNewestOn() {
    String listing = starter.freeListing();
    Client pia = starter.customer("pia");
    var made = new ArrayList<String>();
    for (int hour = 0; hour < 5; hour++) {
      made.addFirst(id(held(pia, listing, hour)));
    }
    Answer first = pia.get("/v1/bookings?limit=2").is(200);
    Answer second =
        pia.get("/v1/bookings?limit=2&cursor=" + first.at("/nextCursor").asString()).is(200);
    Answer third =
        pia.get("/v1/bookings?limit=2&cursor=" + second.at("/nextCursor").asString()).is(200);
    var listed = new ArrayList<>(ids(first));
    listed.addAll(ids(second));
    listed.addAll(ids(third));
    assertThat(listed).isEqualTo(made);
    assertThat(third.body().has("nextCursor")).isFalse();
    assertThat(ids(pia.get("/v1/bookings?limit=5"))).isEqualTo(made);
    assertThat(pia.get("/v1/bookings?limit=5").body().has("nextCursor")).isFalse();
  }

  @Test
  void status_narrowsTheList() {
    String listing = starter.freeListing();
    Client rosa = starter.customer("rosa");
    String held = held(rosa, listing, 1);
    String expired = held(rosa, listing, 2);
    starter.expire(expired);
    assertThat(ids(rosa.get("/v1/bookings?status=HELD"))).containsExactly(id(held));
    assertThat(ids(rosa.get("/v1/bookings?status=EXPIRED"))).containsExactly(id(expired));
    assertThat(ids(rosa.get("/v1/bookings?status=CONFIRMED"))).isEmpty();
  }

  @Test
  void staff_listWhatTheirSellerSold() {
    String booking = held(starter.customer("tom"), starter.freeListing(), 1);
    assertThat(ids(starter.staffOf("acme").get("/v1/bookings?limit=1")))
        .containsExactly(id(booking));
    assertThat(ids(starter.staffOf("nobody").get("/v1/bookings"))).isEmpty();
    assertThat(ids(starter.operator().get("/v1/bookings?limit=1"))).containsExactly(id(booking));
  }

  @ParameterizedTest
  @CsvSource({
    "limit,  ?limit=0",
    "limit,  ?limit=201",
    "limit,  ?limit=-1",
    "limit,  ?limit=ten",
    "limit,  ?limit=99999999999",
    "status, ?status=NOTHING",
    "status, ?status=held",
    "status, ?status=",
    "status, ?status=%00",
    "cursor, ?cursor=%21%21",
    "cursor, ?cursor=bm9uc2Vuc2U",
    "cursor, ?cursor=",
    "cursor, ?cursor=%2B%2B%2B%2B",
  })
  void malformedQuery_isRefused(String field, String query) {
    starter
        .customer("alice")
        .get("/v1/bookings" + query)
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names(field);
  }

  @ParameterizedTest
  @CsvSource({"bkg_0", "a%20b", "%C3%B1", "...", "%27%20or%201=1"})
  void badId_isNotFound(String id) {
    Client alice = starter.customer("alice");
    for (String act : List.of("", "/confirm", "/cancel", "/payment")) {
      String path = "/v1/bookings/" + id + act;
      (act.isEmpty() ? alice.get(path) : alice.post(path)).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    }
  }

  private static List<String> ids(Answer page) {
    return page.is(200).at("/items").valueStream().map(b -> b.path("id").asString()).toList();
  }
}
