package com.slotbase.local.system;

import static com.slotbase.local.system.Rounds.CANCELLED;
import static com.slotbase.local.system.Rounds.DONE;
import static com.slotbase.local.system.Rounds.LONGEST_LEAD_MILLIS;
import static com.slotbase.local.system.Rounds.ROUNDS;
import static com.slotbase.local.system.Rounds.TOO_LATE;
import static com.slotbase.local.system.Rounds.assertAre;
import static com.slotbase.local.system.Rounds.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Rounds.End;
import com.slotbase.local.system.Rounds.Rival;
import com.slotbase.local.testing.AtOnce;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * C1, B7: a cancel within a few milliseconds of whatever else is decided about its booking. Each
 * round ends in one of the ways that are told here, money included, and the system is well.
 */
@Timeout(300)
class CancelRacesTest {

  private final RunningSystem system = RunningSystem.shared();
  private final Rounds rounds = new Rounds(system);

  @AfterEach
  void heedWebhooksAgain() {
    system.stripe.webhooks("normal");
  }

  @Test
  void againstCheckIn() throws Exception {
    Rival checkIn = (number, booking) -> staff(booking, "check-in", "");
    assertAre(
        rounds.play(system.customers.confirmed(ROUNDS, 1), 0, checkIn),
        new End(CANCELLED, DONE, TOO_LATE, Money.givenBack(4500L)),
        new End("CHECKED_IN", TOO_LATE, DONE, Money.kept(4500)));
  }

  @Test
  void againstNoShow() throws Exception {
    Rival noShow = (number, booking) -> staff(booking, "no-show", "");
    assertAre(
        rounds.play(system.customers.confirmed(ROUNDS, 1), 0, noShow),
        new End(CANCELLED, DONE, TOO_LATE, Money.givenBack(4500L)),
        new End("NO_SHOW", TOO_LATE, DONE, Money.kept(4500)));
  }

  @Test
  void againstARefundByStaff() throws Exception {
    Rival refund =
        (number, booking) ->
            staff(booking, "refunds", "{\"amount\":{\"minor\":2000,\"currency\":\"EUR\"}}");
    assertAre(
        rounds.play(system.customers.confirmed(ROUNDS, 1), 0, refund),
        new End(CANCELLED, DONE, "REFUND_EXCEEDS_CAPTURE", Money.givenBack(4500L)),
        new End(CANCELLED, DONE, DONE, Money.givenBack(2000L, 2500L)));
  }

  @Test
  void againstAConfirmThatIsFree() throws Exception {
    assertAre(
        rounds.play(held(false, 300), 0, this::confirm),
        new End(CANCELLED, DONE, TOO_LATE, Money.NONE),
        // The cancel came to a booking that was confirmed, and cancelled that.
        new End(CANCELLED, DONE, DONE, Money.NONE));
  }

  @Test
  void againstAConfirmThatTakesMoney() throws Exception {
    system.stripe.webhooks("lost");
    List<String> paid = held(true, 300);
    payAll(paid);
    assertAre(
        rounds.play(paid, LONGEST_LEAD_MILLIS, this::confirm),
        new End(CANCELLED, DONE, TOO_LATE, Money.NONE),
        new End("CONFIRMED", TOO_LATE, DONE, Money.kept(4500)),
        // The cancel came after the capture, and maybe before the other was told of it.
        new End(CANCELLED, DONE, DONE, Money.givenBack(4500L)),
        new End(CANCELLED, DONE, TOO_LATE, Money.givenBack(4500L)));
  }

  @Test
  void againstThePayment_thatConfirmsByItsWebhook() throws Exception {
    List<String> held = held(true, 300);
    List<String> intents =
        AtOnce.each(ROUNDS, i -> system.customers.paymentIntent("c" + i, held.get(i)));
    Rival payment =
        (number, booking) -> {
          try {
            system.stripe.pay(intents.get(number), Customers.CARD);
            return DONE;
          } catch (AssertionError alreadyVoided) {
            assertThat(alreadyVoided).hasMessageContaining("cancel");
            return "voided";
          }
        };
    assertAre(
        rounds.play(held, LONGEST_LEAD_MILLIS, payment),
        new End(CANCELLED, DONE, DONE, Money.NONE),
        new End("CONFIRMED", TOO_LATE, DONE, Money.kept(4500)),
        new End(CANCELLED, DONE, "voided", Money.NONE),
        new End(CANCELLED, DONE, DONE, Money.givenBack(4500L)));
  }

  @Test
  void againstTheEndOfAnUnpaidHold() throws Exception {
    List<String> held = held(true, null);
    AtOnce.each(ROUNDS, i -> system.customers.paymentIntent("c" + i, held.get(i)));
    assertAre(
        rounds.playAtTheirEnds(held),
        new End(CANCELLED, DONE, "", Money.NONE),
        new End("EXPIRED", TOO_LATE, "", Money.NONE));
  }

  @Test
  void againstTheEndOfAHoldThatIsPaid_whichNobodyHasToldUs() throws Exception {
    system.stripe.webhooks("lost");
    List<String> held = held(true, null);
    payAll(held);
    assertAre(
        rounds.playAtTheirEnds(held),
        new End(CANCELLED, DONE, "", Money.NONE),
        new End("CONFIRMED", TOO_LATE, "", Money.kept(4500)),
        new End(CANCELLED, DONE, "", Money.givenBack(4500L)));
  }

  @Test
  void againstAMoveToACheaperRange() throws Exception {
    List<String> booked = system.customers.confirmed(ROUNDS, 2);
    assertAre(
        rounds.play(booked, 0, (number, booking) -> move(number, booking, 1)),
        new End(CANCELLED, DONE, TOO_LATE, Money.givenBack(9000L)),
        new End(CANCELLED, DONE, DONE, Money.givenBack(4500L, 4500L)));
  }

  @Test
  void againstAMoveToADearerRange_thatIsPaid() throws Exception {
    system.stripe.webhooks("lost");
    List<String> booked = system.customers.confirmed(ROUNDS, 1);
    AtOnce.each(
        ROUNDS,
        i -> {
          system.customers.pay("c" + i, booked.get(i), Api.rangeBody(later(), 2));
          return i;
        });
    assertAre(
        rounds.play(booked, LONGEST_LEAD_MILLIS, (number, booking) -> move(number, booking, 2)),
        new End(CANCELLED, DONE, TOO_LATE, Money.givenBack(4500L)),
        // The cancel came while the money was being taken, which is to be decided first.
        new End("CONFIRMED", TOO_LATE, DONE, Money.kept(9000)),
        new End(CANCELLED, DONE, DONE, Money.givenBack(4500L, 4500L)));
  }

  private String move(int number, String booking, int hours) {
    return told(system.api.reschedule("c" + number, booking, Api.rangeBody(later(), hours)));
  }

  private static Instant later() {
    return RunningSystem.hour(5);
  }

  /**
   * @param holdSeconds null for the short hold that is usual here
   */
  private List<String> held(boolean onlinePayment, @Nullable Integer holdSeconds) throws Exception {
    String listing = system.api.listing(ROUNDS, onlinePayment, holdSeconds);
    return AtOnce.each(ROUNDS, i -> system.customers.hold("c" + i, listing).text("id"));
  }

  private void payAll(List<String> held) throws Exception {
    AtOnce.each(
        ROUNDS,
        i -> {
          system.customers.pay("c" + i, held.get(i));
          return i;
        });
  }

  private String confirm(int number, String booking) {
    return told(system.api.confirm("c" + number, booking));
  }

  private String staff(String booking, String act, String body) {
    return told(system.api.post(system.api.staff(), "/v1/bookings/" + booking + "/" + act, body));
  }
}
