package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.stack.Part;
import com.slotbase.local.system.Api.Answer;
import com.slotbase.local.system.Crash.Victims;
import com.slotbase.local.testing.AtOnce;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes killed with {@code kill -9} at the worst moments: on their return every booking ends
 * right.
 */
@Timeout(300)
class CrashTest {

  private static final String CAPTURE = "/v1/payment_intents/*/capture";
  private static final int BOOKINGS = 10;

  private final RunningSystem system = RunningSystem.shared();
  private final Crash crash = new Crash(system);

  @AfterEach
  void heal() {
    crash.heal();
  }

  @ParameterizedTest
  @EnumSource(Victims.class)
  void killedWhileHoldsWait_theyAreReleased(Victims victims) throws Exception {
    String listing = system.api.listing(BOOKINGS, false, null);
    List<String> held =
        AtOnce.each(BOOKINGS, i -> system.customers.hold("c" + i, listing).text("id"));
    crash.kill(victims);
    crash.survive(held, "EXPIRED");
  }

  @ParameterizedTest
  @EnumSource(Victims.class)
  void killedRightAfterAConfirmWasCommitted_itIsSeenThrough(Victims victims) throws Exception {
    system.stripe.webhooks("lost");
    String listing = system.api.listing(BOOKINGS, true, 300);
    List<String> paid = AtOnce.each(BOOKINGS, i -> system.customers.paid("c" + i, listing));
    crash.kill(victims);
    // Committed by us alone: neither Temporal nor a worker may be there.
    for (Answer answer : AtOnce.each(BOOKINGS, i -> system.api.confirm("c" + i, paid.get(i)))) {
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.text("status")).isEqualTo("CONFIRMING");
    }
    crash.survive(paid, "CONFIRMED");
  }

  @ParameterizedTest
  @EnumSource(Victims.class)
  void killedWhileACaptureIsInFlight_itIsCapturedOnce(Victims victims) throws Exception {
    String listing = system.api.listing(BOOKINGS, true, 300);
    // The work is done at once, and its answer comes too late to be recorded by this worker.
    system.stripe.fault(CAPTURE, "POST", "timeout_after", "", BOOKINGS);
    List<String> paid = AtOnce.each(BOOKINGS, i -> system.customers.paid("c" + i, listing));
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> captured(paid) == BOOKINGS);
    crash.kill(victims);
    system.stripe.clearFaults();
    crash.survive(paid, "CONFIRMED");
  }

  @ParameterizedTest
  @EnumSource(Victims.class)
  void awayWhileTimelyConfirmsCome_theyAllWin(Victims victims) throws Exception {
    system.stripe.webhooks("lost");
    crash.kill(victims);
    String listing = system.api.listing(BOOKINGS, true, null);
    List<Answer> held = AtOnce.each(BOOKINGS, i -> system.customers.hold("c" + i, listing));
    AtOnce.each(
        BOOKINGS,
        i -> {
          system.customers.pay("c" + i, held.get(i).text("id"));
          return i;
        });
    // Long after the holds were over: what counts is when the card was authorised.
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            system.api.booking("c0", held.get(0).text("id")).text("status").equals("EXPIRED"));
    crash.survive(held.stream().map(booking -> booking.text("id")).toList(), "CONFIRMED");
  }

  @Test
  void everythingKilledAtOnce_comesBackWithItsOpenHolds() throws Exception {
    String listing = system.api.listing(BOOKINGS, true, 60);
    List<String> paid =
        AtOnce.each(BOOKINGS, i -> system.customers.hold("c" + i, listing).text("id"));
    for (Part part : Part.values()) {
      system.stack.kill(part);
    }
    system.stack.startAll();
    AtOnce.each(
        BOOKINGS,
        i -> {
          assertThat(system.api.booking("c" + i, paid.get(i)).text("status")).isEqualTo("HELD");
          system.customers.pay("c" + i, paid.get(i));
          return i;
        });
    crash.survive(paid, "CONFIRMED");
  }

  private int captured(List<String> bookings) {
    int captured = 0;
    for (var intent : system.stripe.state().get("paymentIntents")) {
      boolean ours = bookings.contains(intent.at("/metadata/booking_id").asString());
      if (ours && intent.get("status").asString().equals("succeeded")) {
        captured++;
      }
    }
    return captured;
  }
}
