package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.stack.Part;
import com.slotbase.local.system.Api.Answer;
import com.slotbase.local.testing.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * C2: cancelling while Stripe, Temporal or the worker is away. The slot is free at once, the caller
 * is told how it stands, and it ends as it should: by itself, or by an operator.
 */
@Timeout(180)
class CancelOutageTest {

  private static final String REFUNDS = "/v1/refunds";

  private final RunningSystem system = RunningSystem.shared();

  @AfterEach
  void heal() {
    new Crash(system).heal();
  }

  @Test
  void stripeAway_cancellationsWait_andAreLeftToAnOperator_whoDecidesOnEach() throws Exception {
    List<String> bookings = system.customers.confirmed(3, 1);
    // Slow before it is away, so that there is a time in which attempts remain.
    system.stripe.fault(REFUNDS, "GET", "delay", ",\"ms\":3000", 3);
    stripeIsAway("");
    assertWait(AtOnce.each(bookings.size(), i -> system.api.cancel("c" + i, bookings.get(i))));
    assertOthersHaveTheSlots(bookings);
    for (int i = 0; i < bookings.size(); i++) {
      system.awaitRefund(bookings.get(i), "PENDING_MANUAL");
      Answer told = system.api.cancel("c" + i, bookings.get(i));
      assertThat(told.status()).isEqualTo(503);
      assertThat(told.code()).isEqualTo("CANCELLATION_INCOMPLETE");
      assertThat(system.api.booking("c" + i, bookings.get(i)).text("status"))
          .isEqualTo("CANCELLING");
    }
    assertThat(casesOf(bookings)).containsExactlyInAnyOrderElementsOf(bookings);
    assertRefused(
        system.api.decide(system.caseOf(bookings.get(0)), "retry"),
        502,
        "PAYMENT_PROCESSING_ERROR");
    system.stripe.clearFaults();

    String retried = system.caseOf(bookings.get(0));
    assertDecided(retried, "retry", "COMPLETED");
    // Again: the same. Otherwise: too late.
    assertDecided(retried, "retry", "COMPLETED");
    assertRefused(system.api.decide(retried, "waive"), 409, "INVALID_STATE");
    assertDecided(system.caseOf(bookings.get(1)), "mark-refunded", "COMPLETED");
    String waived = system.caseOf(bookings.get(2));
    assertRefused(system.api.decide(waived, "reinstate"), 409, "INVALID_STATE");
    assertDecided(waived, "waive", "WAIVED");

    for (String booking : bookings) {
      system.awaitRow(booking, "CANCELLED");
    }
    assertThat(bookings)
        .extracting(booking -> Money.of(system, booking))
        .containsExactly(Money.givenBack(4500L), Money.givenBackElsewhere(4500), Money.kept(4500));
    system.assertAllIsWell();
  }

  @Test
  void refundThatStripeMadeUnheard_isNotToBeMadeOtherwise() throws Exception {
    String booking = system.customers.confirmed(1, 1).getFirst();
    system.stripe.webhooks("lost");
    String about = ",\"about\":\"" + system.paymentIntentOf(booking) + "\"";
    // It is looked for once in peace and then asked for; the JDK's client asks twice by itself.
    system.stripe.fault(REFUNDS, "GET", "delay", ",\"ms\":1" + about, 1);
    system.stripe.fault(REFUNDS, "POST", "reset", about, 2);
    stripeIsAway(about);
    system.api.cancel("c0", booking);
    system.awaitRefund(booking, "PENDING_MANUAL");
    assertThat(Money.of(system, booking)).isEqualTo(new Money(4500, 0, List.of(4500L)));
    system.stripe.clearFaults();

    assertRefused(system.api.decide(system.caseOf(booking), "mark-refunded"), 409, "INVALID_STATE");

    system.awaitRow(booking, "CANCELLED");
    assertThat(Money.of(system, booking)).isEqualTo(Money.givenBack(4500L));
    system.assertAllIsWell();
  }

  @ParameterizedTest
  @EnumSource(
      value = Part.class,
      names = {"TEMPORAL", "WORKER"})
  void partAway_whatWasAskedForWaits_andIsSeenThroughOnItsReturn(Part part) throws Exception {
    List<String> bookings = system.customers.confirmed(3, 1);
    String parked = system.customers.confirmed(1, 1).getFirst();
    try (var stops = new SagaStops(system)) {
      stops.park("c0", parked);
    }
    system.stack.stop(part);
    Instant away = Instant.now();
    // The last one is the operator's.
    List<Answer> told =
        AtOnce.each(
            bookings.size() + 1,
            i ->
                i < bookings.size()
                    ? system.api.cancel("c" + i, bookings.get(i))
                    : system.api.decide(system.caseOf(parked), "retry"));
    assertThat(told.removeLast().status()).isEqualTo(202);
    assertWait(told);
    if (part == Part.TEMPORAL) {
      // Nobody has waited for what can't be asked.
      assertThat(Duration.between(away, Instant.now())).isLessThan(Duration.ofSeconds(4));
    }
    assertOthersHaveTheSlots(bookings);
    system.stack.start(part);
    for (String booking : List.of(parked, bookings.get(0), bookings.get(1), bookings.get(2))) {
      system.awaitRow(booking, "CANCELLED");
      assertThat(Money.of(system, booking)).isEqualTo(Money.givenBack(4500L));
    }
    system.assertAllIsWell();
  }

  private void stripeIsAway(String about) {
    system.stripe.fault(REFUNDS, "GET", "error", ",\"status\":503" + about, -1);
    system.stripe.fault(REFUNDS, "POST", "error", ",\"status\":503" + about, -1);
  }

  private static void assertWait(List<Answer> cancels) {
    for (Answer told : cancels) {
      assertThat(told.status()).isEqualTo(202);
      assertThat(told.text("status")).isEqualTo("CANCELLING");
    }
  }

  private void assertOthersHaveTheSlots(List<String> bookings) throws Exception {
    String listing = system.api.booking("c0", bookings.getFirst()).text("listingId");
    AtOnce.each(bookings.size(), i -> system.customers.hold("next" + i, listing));
  }

  /** The bookings of ours whose refunds an operator has to decide on. */
  private List<String> casesOf(List<String> bookings) {
    Answer page =
        system.api.get(
            system.api.operator(), "/v1/ops/refund-cases?status=PENDING_MANUAL&limit=200");
    return page.body().get("items").values().stream()
        .map(item -> item.get("bookingId").asString())
        .filter(bookings::contains)
        .toList();
  }

  private void assertDecided(String refundCase, String act, String status) {
    Answer decided = system.api.decide(refundCase, act);
    assertThat(decided.status()).isEqualTo(200);
    assertThat(decided.text("status")).isEqualTo(status);
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }
}
