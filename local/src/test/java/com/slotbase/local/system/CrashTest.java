package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.stack.Part;
import com.slotbase.local.system.Api.Answer;
import com.slotbase.local.system.Crash.Victims;
import com.slotbase.local.testing.AtOnce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Processes killed with {@code kill -9} at the worst moments: on their return every booking ends
 * right.
 */
@Timeout(300)
class CrashTest {

  private static final int BOOKINGS = 10;

  private final RunningSystem system = RunningSystem.shared();
  private final Crash crash = new Crash(system);

  @AfterEach
  void heal() {
    crash.heal();
  }

  /**
   * Each kill meets bookings at every worst moment. That a worker has died within a call of Stripe
   * Temporal finds out after 35 s: that is waited for at the end, for all kills.
   */
  @Test
  void killedInTheMiddleOfEverything_everyBookingEndsRight() throws Exception {
    var unheard = new ArrayList<TakenUnheard>();
    for (Victims victims : Victims.values()) {
      unheard.add(killAndReturn(victims));
    }
    unheard.forEach(TakenUnheard::assertHeard);
    system.assertAllIsWell();
  }

  private TakenUnheard killAndReturn(Victims victims) throws Exception {
    system.stripe.webhooks("lost");
    String listing = system.api.listing(BOOKINGS, true, 300);
    List<String> paid = AtOnce.each(BOOKINGS, i -> system.customers.paid("c" + i, listing));
    var taken = new TakenUnheard(system, BOOKINGS);
    List<String> waiting = held(false);

    crash.kill(victims);
    assertThat(waiting).allMatch(booking -> system.statusInRow(booking).equals("HELD"));
    taken.assertUnheard();
    system.stripe.clearFaults();
    List<String> paidMeanwhile = held(true);
    pay(paidMeanwhile);
    confirm(paid);
    // Long after the holds were over: what counts is when the card was authorised.
    awaitEnd(paidMeanwhile.getLast());

    system.stack.startAll();
    waiting.forEach(booking -> system.awaitRow(booking, "EXPIRED"));
    paid.forEach(booking -> system.awaitRow(booking, "CONFIRMED"));
    paidMeanwhile.forEach(booking -> system.awaitRow(booking, "CONFIRMED"));
    return taken;
  }

  @Test
  void everythingKilledAtOnce_comesBackWithItsOpenHolds() throws Exception {
    String listing = system.api.listing(BOOKINGS, true, 60);
    List<String> held =
        AtOnce.each(BOOKINGS, i -> system.customers.hold("c" + i, listing).text("id"));
    for (Part part : Part.values()) {
      system.stack.kill(part);
    }
    system.stack.startAll();
    for (int i = 0; i < BOOKINGS; i++) {
      assertThat(system.api.booking("c" + i, held.get(i)).text("status")).isEqualTo("HELD");
    }
    pay(held);
    held.forEach(booking -> system.awaitRow(booking, "CONFIRMED"));
    system.assertAllIsWell();
  }

  /** For the few seconds that are usual here. */
  private List<String> held(boolean onlinePayment) throws Exception {
    String listing = system.api.listing(BOOKINGS, onlinePayment, null);
    return AtOnce.each(BOOKINGS, i -> system.customers.hold("c" + i, listing).text("id"));
  }

  private void pay(List<String> held) throws Exception {
    AtOnce.each(
        BOOKINGS,
        i -> {
          system.customers.pay("c" + i, held.get(i));
          return i;
        });
  }

  /** Committed by us alone: neither Temporal nor a worker may be there. */
  private void confirm(List<String> paid) throws Exception {
    for (Answer answer : AtOnce.each(BOOKINGS, i -> system.api.confirm("c" + i, paid.get(i)))) {
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.text("status")).isEqualTo("CONFIRMING");
    }
  }

  private void awaitEnd(String booking) {
    String customer = "c" + (BOOKINGS - 1);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> system.api.booking(customer, booking).text("status").equals("EXPIRED"));
  }
}
