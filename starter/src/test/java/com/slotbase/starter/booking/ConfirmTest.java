package com.slotbase.starter.booking;

import static com.slotbase.starter.harness.Slots.held;
import static com.slotbase.starter.harness.Slots.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** B4 to B6, as far as PostgreSQL and one look at Stripe go: Temporal is away. */
@WithStarter
class ConfirmTest {

  private final Starter starter;
  private final Client alice;

  ConfirmTest(Starter starter) {
    this.starter = starter;
    this.alice = starter.customer("alice");
  }

  @Test
  void holdWithoutPrice_isConfirmedAndStaysTheSame() {
    String path = held(alice, starter.freeListing(), 1);
    Answer confirmed = alice.post(path + "/confirm").is(200);
    assertThat(confirmed.at("/status").asString()).isEqualTo("CONFIRMED");
    assertThat(confirmed.body().has("confirmedAt")).isTrue();
    assertThat(confirmed.body().has("expiresAt")).isFalse();
    assertThat(alice.post(path + "/confirm").is(200).body()).isEqualTo(confirmed.body());
    assertThat(alice.get(path).body()).isEqualTo(confirmed.body());
  }

  @Test
  void listingWithoutOnlinePayment_isConfirmedWithout() {
    String listing =
        starter.listing(json -> json.replace("\"onlinePayment\":true", "\"onlinePayment\":false"));
    alice.post(held(alice, listing, 1) + "/confirm").is(200);
  }

  @Test
  void staff_confirmWithoutPayment() {
    String path = held(alice, starter.pricedListing(), 1) + "/confirm";
    starter.staffOf("other").post(path).isProblem(ErrorCode.BOOKING_NOT_FOUND);
    assertThat(starter.staffOf("acme").post(path).is(200).at("/status").asString())
        .isEqualTo("CONFIRMED");
  }

  @Test
  void unpaidHold_asksForPayment() {
    String path = held(alice, starter.pricedListing(), 1);
    alice.post(path + "/confirm").isProblem(ErrorCode.PAYMENT_REQUIRED);
    alice.post(path + "/payment").is(200);
    alice.post(path + "/confirm").isProblem(ErrorCode.PAYMENT_REQUIRED);
    assertThat(alice.get(path).at("/status").asString()).isEqualTo("HELD");
  }

  @Test
  void expiredHold_isGone() {
    String path = held(alice, starter.freeListing(), 1);
    starter.expire(path);
    alice.post(path + "/confirm").isProblem(ErrorCode.HOLD_EXPIRED);
    alice.post(path + "/confirm").isProblem(ErrorCode.HOLD_EXPIRED);
  }

  @Test
  void authorisedHold_isCommittedThoughTemporalIsAway() {
    String path = held(alice, starter.pricedListing(), 1);
    starter.stripe().pay(intent(path), Instant.now());
    Answer accepted = alice.post(path + "/confirm").is(202);
    assertThat(accepted.at("/status").asString()).isEqualTo("CONFIRMING");
    assertThat(accepted.at("/paymentStatus").asString()).isEqualTo("AUTHORIZED");
    alice.post(path + "/cancel").isProblem(ErrorCode.INVALID_STATE);
  }

  @Test
  void expiredHoldThatWasAuthorisedInTime_isTakenUpAgain() {
    String path = held(alice, starter.pricedListing(), 1);
    starter.stripe().pay(intent(path), Instant.now());
    // Truly expired and noted so, a few seconds after the card was authorised.
    starter
        .database()
        .sql(
            """
            with late as (
              update payment set expires_at = now() + interval '2 s' where booking_id = :id
            )
            update booking set expires_at = now(), status = 'EXPIRED' where id = :id
            """)
        .param("id", id(path))
        .update();
    starter.database().sql("delete from slot_claim where booking_id = ?").param(id(path)).update();
    assertThat(alice.post(path + "/confirm").is(202).at("/status").asString())
        .isEqualTo("CONFIRMING");
  }

  @Test
  void expiredHoldThatWasAuthorisedTooLate_isGone() {
    String path = held(alice, starter.pricedListing(), 1);
    starter.stripe().pay(intent(path), Instant.now().plusSeconds(3600));
    starter.expire(path);
    alice.post(path + "/confirm").isProblem(ErrorCode.HOLD_EXPIRED);
  }

  @Test
  void amountThatIsNotOnRecord_isNotTaken() {
    String path = held(alice, starter.pricedListing(), 1);
    String intent = intent(path);
    starter.stripe().pay(intent, Instant.now());
    starter.stripe().tamper(intent, 1);
    alice.post(path + "/confirm").isProblem(ErrorCode.PAYMENT_REQUIRED);
    assertThat(
            starter
                .database()
                .sql("select refused_at is not null from payment where payment_intent_id = ?")
                .param(intent)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void declinedCard_leavesTheHoldAndIsTold() {
    String path = held(alice, starter.pricedListing(), 1);
    starter.stripe().decline(intent(path));
    alice.post(path + "/confirm").isProblem(ErrorCode.PAYMENT_REQUIRED);
    Answer booking = alice.get(path);
    assertThat(booking.at("/status").asString()).isEqualTo("HELD");
    assertThat(booking.at("/paymentStatus").asString()).isEqualTo("FAILED");
  }

  @Test
  void stripeAway_isToldAsSuch() {
    String path = held(alice, starter.pricedListing(), 1);
    intent(path);
    starter.stripe().away(true);
    try {
      alice.post(path + "/confirm").isProblem(ErrorCode.PAYMENT_PROCESSING_ERROR);
    } finally {
      starter.stripe().away(false);
    }
    alice.post(path + "/confirm").isProblem(ErrorCode.PAYMENT_REQUIRED);
  }

  private String intent(String path) {
    return alice.post(path + "/payment").is(200).at("/paymentIntentId").asString();
  }
}
