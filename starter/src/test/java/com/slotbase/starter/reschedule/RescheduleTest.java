package com.slotbase.starter.reschedule;

import static com.slotbase.starter.harness.Slots.hour;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** B7: moves for which nothing is to be paid. */
@WithStarter
class RescheduleTest {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  private final Starter starter;
  private final Client alice;
  private final Client staff;
  private final String listing;
  private final String booking;

  /** From the first hour to the third, confirmed by staff. */
  RescheduleTest(Starter starter) {
    this.starter = starter;
    this.alice = starter.customer("alice");
    this.staff = starter.staffOf("acme");
    this.listing = starter.pricedListing();
    this.booking = alice.post("/v1/bookings", Slots.wish(listing, 1, 3)).is(201).header("Location");
    staff.post(booking + "/confirm").is(200);
  }

  @ParameterizedTest
  @CsvSource({"5, 7", "2, 4", "0, 2"})
  void bookingIsMoved_alsoOverItself_andAgainIsTheSame(int from, int to) {
    Answer moved = move(alice, from, to).is(200);
    assertThat(moved.at("/status").asString()).isEqualTo("CONFIRMED");
    assertThat(moved.at("/start").asString()).isEqualTo(hour(from).toString());
    assertThat(moved.at("/end").asString()).isEqualTo(hour(to).toString());
    assertThat(moved.at("/version").asInt()).isEqualTo(3);
    assertThat(alice.get(booking).is(200).body()).isEqualTo(moved.body());
    assertThat(move(alice, from, to).is(200).body()).isEqualTo(moved.body());
  }

  @Test
  void whatItLeaves_isFree_andWhatItTakes_isNot() {
    move(alice, 2, 4).is(200);
    Client bob = starter.customer("bob");
    Slots.hold(bob, listing, 3).isProblem(ErrorCode.SLOT_TAKEN);
    Slots.hold(bob, listing, 1).is(201);
  }

  @Test
  void cheaperRange_isRefundedWhereItWasPaid() {
    String paid = alice.post("/v1/bookings", Slots.wish(listing, 5, 7)).is(201).header("Location");
    starter.capture(paid);
    Answer moved = alice.post(paid + "/reschedule", range(5, 6)).is(200);
    assertThat(moved.at("/price/minor").asLong()).isEqualTo(4500);
    assertThat(refunds(paid)).containsExactly(4500L);

    assertThat(move(alice, 1, 2).is(200).at("/price/minor").asLong()).isEqualTo(4500);
    assertThat(refunds(booking)).isEmpty();
  }

  @Test
  void dearerRange_asksForTheDifference_unlessStaffWaiveIt() {
    Answer refused = move(alice, 1, 4).isProblem(ErrorCode.PAYMENT_REQUIRED);
    assertThat(refused.at("/error/details/difference/minor").asLong()).isEqualTo(4500);
    assertThat(refused.at("/error/details/difference/currency").asString()).isEqualTo("EUR");
    move(staff, 1, 4).isProblem(ErrorCode.PAYMENT_REQUIRED);
    alice.post(booking + "/reschedule", waived(1, 4)).isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
    Answer moved = staff.post(booking + "/reschedule", waived(1, 4)).is(200);
    assertThat(moved.at("/price/minor").asLong()).isEqualTo(9000);
    assertThat(moved.at("/end").asString()).isEqualTo(hour(4).toString());
  }

  @Test
  void rangeThatIsTaken_isRefusedWithOthers_andNothingChanges() {
    Answer before = alice.get(booking);
    Slots.hold(starter.customer("bob"), listing, 5).is(201);
    Answer refused = move(alice, 4, 6).isProblem(ErrorCode.SLOT_TAKEN);
    assertThat(refused.at("/error/details/alternatives/0/start").asString())
        .isEqualTo(hour(6).toString());
    assertThat(alice.get(booking).body()).isEqualTo(before.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                                   | start",
        "{\"start\":\"2031-06-01T08:00:00Z\"}                                     | end",
        "{\"start\":\"2031-06-01T08:00:00Z\",\"end\":\"2031-06-01T08:00:00Z\"}      | end",
        "{\"start\":\"2031-06-01T09:00:00Z\",\"end\":\"2031-06-01T08:00:00Z\"}      | end",
        "{\"start\":\"2031-06-01T08:00:00Z\",\"end\":\"2031-07-03T08:00:00Z\"}      | end",
        "{\"start\":\"2031-06-01T08:30:00Z\",\"end\":\"2031-06-01T09:30:00Z\"}      | start",
        "{\"start\":\"2031-06-01T08:00:00Z\",\"end\":\"2031-06-01T08:59:59Z\"}      | start",
        "{\"start\":\"2020-06-01T08:00:00Z\",\"end\":\"2020-06-01T09:00:00Z\"}      | start",
      })
  void badRange_isRefused(String body, String field) {
    alice
        .post(booking + "/reschedule", body.strip())
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names(field);
  }

  @Test
  void gridOfNow_counts_butThePriceOfTheHold() {
    staff
        .patch(
            "/v1/listings/" + listing,
            "{\"slotMinutes\":120,\"price\":{\"minor\":100,\"currency\":\"EUR\"}}")
        .is(200);
    move(alice, 5, 6).isProblem(ErrorCode.VALIDATION_FAILED);
    // From midnight in Madrid on, in steps of two hours.
    Instant start =
        hour(0).atZone(MADRID).toLocalDate().plusDays(3).atTime(8, 0).atZone(MADRID).toInstant();
    Answer moved =
        alice
            .post(
                booking + "/reschedule",
                "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(start, start.plusSeconds(7200)))
            .is(200);
    assertThat(moved.at("/price/minor").asLong()).isEqualTo(9000);
  }

  @Test
  void somebodyElse_isToldNothing_andStaffMayMove() {
    move(starter.customer("mallory"), 5, 7).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    move(starter.staffOf("other"), 5, 7).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    move(starter.stranger(), 5, 7).isProblem(ErrorCode.UNAUTHORIZED_ACCESS);
    move(staff, 5, 7).is(200);
  }

  @Test
  void bookingThatIsNotConfirmed_isNotMoved() {
    String held = Slots.held(alice, listing, 8);
    Answer refused =
        alice.post(held + "/reschedule", range(9, 10)).isProblem(ErrorCode.INVALID_STATE);
    assertThat(refused.at("/error/details/status").asString()).isEqualTo("HELD");
    staff.post(booking + "/check-in").is(200);
    move(alice, 5, 7).isProblem(ErrorCode.INVALID_STATE);
  }

  @Test
  void sameKey_getsTheSameAnswer() {
    Client keyed = alice.with("Idempotency-Key", UUID.randomUUID().toString());
    Answer first = move(keyed, 5, 7).is(200);
    move(alice, 1, 3).is(200);
    assertThat(move(keyed, 5, 7).is(200).text()).isEqualTo(first.text());
    move(keyed, 8, 10).isProblem(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(alice.get(booking).at("/start").asString()).isEqualTo(hour(1).toString());
  }

  private List<Long> refunds(String bookingPath) {
    return starter
        .database()
        .sql("select amount_minor from refund where booking_id = ? and status = 'PENDING'")
        .param(Slots.id(bookingPath))
        .query(Long.class)
        .list();
  }

  private Answer move(Client caller, int from, int to) {
    return caller.post(booking + "/reschedule", range(from, to));
  }

  static String range(int from, int to) {
    return "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(hour(from), hour(to));
  }

  private static String waived(int from, int to) {
    return range(from, to).replace("}", ",\"waive\":true}");
  }
}
