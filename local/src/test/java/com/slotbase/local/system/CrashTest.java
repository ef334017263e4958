package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.stack.Part;
import com.slotbase.local.system.Api.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  /** Who dies. */
  enum Victims {
    WORKER(Part.WORKER),
    TEMPORAL(Part.TEMPORAL),
    BOTH(Part.WORKER, Part.TEMPORAL);

    private final Part[] parts;

    Victims(Part... parts) {
      this.parts = parts;
    }
  }

  @AfterEach
  void heal() {
    system.stripe.clearFaults();
    system.stripe.webhooks("normal");
    system.stack.startAll();
  }

  @ParameterizedTest
  @EnumSource(Victims.class)
  void killedWhileHoldsWait_theyAreReleased(Victims victims) throws Exception {
    String listing = system.api.listing(BOOKINGS, false, null);
    List<String> held = together(i -> hold(listing, i).text("id"));
    kill(victims);
    system.stack.startAll();
    for (String booking : held) {
      system.awaitRow(booking, "EXPIRED");
    }
    system.assertAllIsWell();
  }

  @ParameterizedTest
  @EnumSource(Victims.class)
  void killedRightAfterAConfirmWasCommitted_itIsSeenThrough(Victims victims) throws Exception {
    system.stripe.webhooks("lost");
    String listing = system.api.listing(BOOKINGS, true, 300);
    List<String> paid = together(i -> paid(listing, i));
    kill(victims);
    // Committed by us alone: neither Temporal nor a worker may be there.
    for (Answer answer : together(i -> system.api.confirm("c" + i, paid.get(i)))) {
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.text("status")).isEqualTo("CONFIRMING");
    }
    system.stack.startAll();
    for (String booking : paid) {
      system.awaitRow(booking, "CONFIRMED");
    }
    system.assertAllIsWell();
  }

  @ParameterizedTest
  @EnumSource(Victims.class)
  void killedWhileACaptureIsInFlight_itIsCapturedOnce(Victims victims) throws Exception {
    String listing = system.api.listing(BOOKINGS, true, 300);
    // The work is done at once, and its answer comes too late to be recorded by this worker.
    system.stripe.fault(CAPTURE, "POST", "timeout_after", "", BOOKINGS);
    List<String> paid = together(i -> paid(listing, i));
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> captured(paid) == BOOKINGS);
    kill(victims);
    system.stripe.clearFaults();
    system.stack.startAll();
    for (String booking : paid) {
      system.awaitRow(booking, "CONFIRMED");
    }
    system.assertAllIsWell();
  }

  @ParameterizedTest
  @EnumSource(Victims.class)
  void awayWhileTimelyConfirmsCome_theyAllWin(Victims victims) throws Exception {
    system.stripe.webhooks("lost");
    kill(victims);
    String listing = system.api.listing(BOOKINGS, true, null);
    List<Answer> held = together(i -> hold(listing, i));
    together(i -> {
      pay("c" + i, held.get(i).text("id"));
      return i;
    });
    // Long after the holds were over: what counts is when the card was authorised.
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            system.api.booking("c0", held.get(0).text("id")).text("status").equals("EXPIRED"));
    system.stack.startAll();
    for (Answer booking : held) {
      system.awaitRow(booking.text("id"), "CONFIRMED");
    }
    system.assertAllIsWell();
  }

  @Test
  void everythingKilledAtOnce_comesBackWithItsOpenHolds() throws Exception {
    String listing = system.api.listing(BOOKINGS, true, 60);
    List<String> paid = together(i -> hold(listing, i).text("id"));
    for (Part part : Part.values()) {
      system.stack.kill(part);
    }
    system.stack.startAll();
    together(i -> {
      assertThat(system.api.booking("c" + i, paid.get(i)).text("status")).isEqualTo("HELD");
      pay("c" + i, paid.get(i));
      return i;
    });
    for (String booking : paid) {
      system.awaitRow(booking, "CONFIRMED");
    }
    system.assertAllIsWell();
  }

  private void kill(Victims victims) {
    for (Part part : victims.parts) {
      system.stack.kill(part);
    }
  }

  private Answer hold(String listing, int i) {
    Answer held = system.api.hold("c" + i, listing, RunningSystem.hour(0), 1);
    assertThat(held.status()).isEqualTo(201);
    return held;
  }

  private String paid(String listing, int i) {
    String booking = hold(listing, i).text("id");
    pay("c" + i, booking);
    return booking;
  }

  private void pay(String customer, String booking) {
    Answer payment = system.api.payment(customer, booking);
    assertThat(payment.status()).isEqualTo(200);
    system.stripe.pay(payment.text("paymentIntentId"), "4242424242424242");
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

  private interface Each<T> {
    T of(int i) throws Exception;
  }

  private static <T> List<T> together(Each<T> each) throws Exception {
    var calls = new ArrayList<Callable<T>>();
    for (int i = 0; i < BOOKINGS; i++) {
      int number = i;
      calls.add(() -> each.of(number));
    }
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (Future<T> result : pool.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
