package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Crash.Victims;
import com.slotbase.local.testing.AtOnce;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * C1 to C3: processes killed with {@code kill -9} while cancellations are at every step there is,
 * one booking at each. On their return every booking is cancelled, with one refund.
 */
@Timeout(300)
class CancellationCrashTest {

  private final RunningSystem system = RunningSystem.shared();
  private final Crash crash = new Crash(system);

  @AfterEach
  void heal() {
    crash.heal();
  }

  /**
   * That a worker has died within a call of Stripe Temporal finds out after 35 s: that is waited
   * for at the end, for all kills.
   */
  @Test
  void killedAtEachStep_everyCancellationIsSeenThrough() throws Exception {
    // Nobody but the stories is to find out what Stripe has made.
    system.stripe.webhooks("lost");
    var bookings = new EnumMap<Victims, Map<SagaStep, String>>(Victims.class);
    for (Victims victims : Victims.values()) {
      bookings.put(victims, killAndReturn(victims));
    }
    for (Map<SagaStep, String> each : bookings.values()) {
      String parked = each.get(SagaStep.PARKED);
      assertThat(system.statusInRow(parked)).isEqualTo("CANCELLING");
      assertThat(system.api.decide(system.caseOf(parked), "retry").text("status"))
          .isEqualTo("COMPLETED");
      each.values().forEach(booking -> system.awaitRow(booking, "CANCELLED"));
    }
    system.assertAllIsWell();
    bookings.values().forEach(each -> each.forEach(this::assertCancelledOnce));
  }

  /**
   * @return the booking that was killed at each step; those within a call and the parked one have
   *     not come to their end yet
   */
  private Map<SagaStep, String> killAndReturn(Victims victims) throws Exception {
    List<String> confirmed = system.customers.confirmed(SagaStep.values().length, 1);
    var bookings = new EnumMap<SagaStep, String>(SagaStep.class);
    for (SagaStep step : SagaStep.values()) {
      bookings.put(step, confirmed.get(step.ordinal()));
    }
    try (var stops = new SagaStops(system)) {
      reachAll(stops, bookings);
      crash.kill(victims);
      bookings.forEach((step, booking) ->
          assertThat(stops.traces(booking))
              .as("%s, killed: %s", step, victims)
              .isIn(step.traces(), step.tracesOnceStripeIsDone()));
    }
    system.stack.startAll();
    bookings.forEach((step, booking) -> {
      if (step != SagaStep.PARKED && !step.isWithinACall()) {
        system.awaitRow(booking, "CANCELLED");
      }
    });
    return bookings;
  }

  private static void reachAll(SagaStops stops, Map<SagaStep, String> bookings) throws Exception {
    each(SagaStep::comesAfterParking, step -> stops.park(customer(step), bookings.get(step)));
    Each reach = step -> stops.reach(step, customer(step), bookings.get(step));
    // Those that pass by themselves come last: a call of Stripe's within seconds.
    each(step -> !step.passesSoon() && !step.isWithinACall(), reach);
    each(SagaStep::isWithinACall, reach);
    each(SagaStep::passesSoon, reach);
  }

  private static String customer(SagaStep step) {
    return "c" + step.ordinal();
  }

  private interface Each {
    void act(SagaStep step) throws Exception;
  }

  private static void each(Predicate<SagaStep> which, Each each) throws Exception {
    List<SagaStep> steps = Stream.of(SagaStep.values()).filter(which).toList();
    AtOnce.each(
        steps.size(),
        i -> {
          each.act(steps.get(i));
          return i;
        });
  }

  private void assertCancelledOnce(SagaStep step, String booking) {
    assertThat(system.statusInRow(booking)).as(step.name()).isEqualTo("CANCELLED");
    assertThat(Money.of(system, booking)).as(step.name()).isEqualTo(step.end());
    assertThat(system.events(booking))
        .as(step.name())
        .containsOnlyOnce("booking.cancelling", "booking.cancelled", "refund.completed");
  }
}
