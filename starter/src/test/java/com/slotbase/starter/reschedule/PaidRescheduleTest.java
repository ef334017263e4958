package com.slotbase.starter.reschedule;

import static com.slotbase.starter.harness.Slots.hour;
import static com.slotbase.starter.reschedule.RescheduleTest.range;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * B7: moves that cost something, as far as PostgreSQL and one look at Stripe go: Temporal is away.
 */
@WithStarter
class PaidRescheduleTest {

  private final Starter starter;
  private final Client alice;
  private final String listing;
  private final String booking;

  /** From the first hour to the second, confirmed by staff. */
  PaidRescheduleTest(Starter starter) {
    this.starter = starter;
    this.alice = starter.customer("alice");
    this.listing = starter.pricedListing();
    this.booking = Slots.held(alice, listing, 1);
    starter.staffOf("acme").post(booking + "/confirm").is(200);
  }

  @Test
  void payment_isToldWithWhatStripeNeeds_andTheSameAgain() {
    Answer payment = pay(1, 3).is(200);
    assertThat(payment.body().propertyNames())
        .containsExactlyInAnyOrder("paymentIntentId", "clientSecret", "status");
    int made = starter.stripe().made();
    assertThat(pay(1, 3).is(200).body()).isEqualTo(payment.body());
    assertThat(starter.stripe().made()).isEqualTo(made);
    assertThat(pay(1, 4).is(200).at("/paymentIntentId"))
        .isNotEqualTo(payment.at("/paymentIntentId"));
  }

  @Test
  void payment_isTheOwnersToMake_andOfADearerFreeRangeOnly() {
    starter
        .staffOf("acme")
        .post(booking + "/payment", range(1, 3))
        .isProblem(ErrorCode.INSUFFICIENT_PERMISSIONS);
    starter
        .customer("mallory")
        .post(booking + "/payment", range(1, 3))
        .isProblem(ErrorCode.BOOKING_NOT_FOUND);
    pay(1, 2).isProblem(ErrorCode.INVALID_STATE);
    pay(5, 6).isProblem(ErrorCode.INVALID_STATE);
    Slots.hold(starter.customer("bob"), listing, 2).is(201);
    Answer taken = pay(1, 3).isProblem(ErrorCode.SLOT_TAKEN);
    assertThat(taken.at("/error/details/alternatives/0/start").asString())
        .isEqualTo(hour(3).toString());
    String held = Slots.held(alice, listing, 8);
    alice.post(held + "/payment", range(8, 10)).isProblem(ErrorCode.INVALID_STATE);
  }

  @Test
  void paymentOfABadRange_isRefused() {
    alice
        .post(booking + "/payment", "{\"start\":\"%s\"}".formatted(hour(1)))
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names("end");
    alice
        .post(
            booking + "/payment",
            "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(hour(1), hour(3).plusSeconds(60)))
        .isProblem(ErrorCode.VALIDATION_FAILED)
        .names("start");
    String past = "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(hour(-48), hour(-46));
    alice.post(booking + "/payment", past).isProblem(ErrorCode.VALIDATION_FAILED).names("start");
  }

  @Test
  void emptyBody_isOfTheHold() {
    String held = Slots.held(alice, listing, 8);
    Answer payment = alice.post(held + "/payment", "{}").is(200);
    assertThat(alice.post(held + "/payment").is(200).body()).isEqualTo(payment.body());
  }

  @Test
  void unpaidOrDeclined_asksForPayment() {
    String intent = pay(1, 3).is(200).at("/paymentIntentId").asString();
    move(1, 3).isProblem(ErrorCode.PAYMENT_REQUIRED);
    starter.stripe().decline(intent);
    move(1, 3).isProblem(ErrorCode.PAYMENT_REQUIRED);
    assertThat(payment(intent, "status")).isEqualTo("FAILED");
  }

  @Test
  void authorised_isCommittedThoughTemporalIsAway_andTheBookingStaysUntilItIsDecided() {
    Answer before = alice.get(booking);
    starter.stripe().pay(intent(1, 3), Instant.now());
    assertThat(move(1, 3).is(202).body()).isEqualTo(before.body());
    Slots.hold(starter.customer("bob"), listing, 2).isProblem(ErrorCode.SLOT_TAKEN);
    Slots.hold(starter.customer("bob"), listing, 1).isProblem(ErrorCode.SLOT_TAKEN);
    move(5, 6).isProblem(ErrorCode.INVALID_STATE);
    alice.post(booking + "/cancel").isProblem(ErrorCode.INVALID_STATE);
    starter.staffOf("acme").post(booking + "/check-in").isProblem(ErrorCode.INVALID_STATE);
  }

  @Test
  void authorisedTooLateOrNotAsOnRecord_isNotTaken() {
    String late = intent(1, 3);
    starter.stripe().pay(late, Instant.now().plusSeconds(3600));
    move(1, 3).isProblem(ErrorCode.PAYMENT_REQUIRED);

    String tampered = intent(1, 4);
    starter.stripe().pay(tampered, Instant.now());
    starter.stripe().tamper(tampered, 1);
    move(1, 4).isProblem(ErrorCode.PAYMENT_REQUIRED);
    assertThat(payment(tampered, "refused_at")).isNotNull();
    assertThat(alice.get(booking).at("/end").asString()).isEqualTo(hour(2).toString());
  }

  @Test
  void stripeAway_isToldAsSuch_andMadeUpFor() {
    starter.stripe().away(true);
    try {
      pay(1, 3).isProblem(ErrorCode.PAYMENT_PROCESSING_ERROR);
    } finally {
      starter.stripe().away(false);
    }
    String intent = intent(1, 3);
    starter.stripe().away(true);
    try {
      move(1, 3).isProblem(ErrorCode.PAYMENT_PROCESSING_ERROR);
    } finally {
      starter.stripe().away(false);
    }
    assertThat(intent(1, 3)).isEqualTo(intent);
    move(1, 3).isProblem(ErrorCode.PAYMENT_REQUIRED);
  }

  private Answer pay(int from, int to) {
    return alice.post(booking + "/payment", range(from, to));
  }

  private String intent(int from, int to) {
    return pay(from, to).is(200).at("/paymentIntentId").asString();
  }

  private Answer move(int from, int to) {
    return alice.post(booking + "/reschedule", range(from, to));
  }

  private Object payment(String intent, String column) {
    return starter
        .database()
        .sql("select " + column + " from payment where payment_intent_id = ?")
        .param(intent)
        .query()
        .singleRow()
        .get(column);
  }
}
