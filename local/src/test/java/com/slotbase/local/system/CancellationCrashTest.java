package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Crash.Victims;
import com.slotbase.local.testing.AtOnce;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  @ParameterizedTest
  @EnumSource(Victims.class)
  void killedAtEachStep_everyCancellationIsSeenThrough(Victims victims) throws Exception {
    List<SagaStep> steps = stepsFor(victims);
    List<String> bookings = system.customers.confirmed(steps.size(), 1);
    // Nobody but the stories is to find out what Stripe has made.
    system.stripe.webhooks("lost");
    try (var stops = new SagaStops(system)) {
      reachAll(stops, steps, bookings);
      crash.kill(victims);
      for (int i = 0; i < steps.size(); i++) {
        assertThat(stops.traces(bookings.get(i)))
            .as(steps.get(i).name())
            .isIn(steps.get(i).traces(), steps.get(i).tracesOnceStripeIsDone());
      }
    }
    String parked = bookings.get(steps.indexOf(SagaStep.PARKED));
    var others = new ArrayList<>(bookings);
    others.remove(parked);
    crash.survive(others, "CANCELLED");
    assertThat(system.statusInRow(parked)).isEqualTo("CANCELLING");
    assertThat(system.api.decide(system.caseOf(parked), "retry").text("status")).isEqualTo("COMPLETED");
    system.assertAllIsWell();
    for (int i = 0; i < steps.size(); i++) {
      assertCancelledOnce(bookings.get(i), steps.get(i));
    }
  }

  /** A worker that dies within a call is waited for long, so that is done once. */
  private static List<SagaStep> stepsFor(Victims victims) {
    return Stream.of(SagaStep.values())
        .filter(step -> victims != Victims.BOTH || !step.isWithinACall())
        .toList();
  }

  private static void reachAll(SagaStops stops, List<SagaStep> steps, List<String> bookings)
      throws Exception {
    each(steps, SagaStep::comesAfterParking, i -> stops.park("c" + i, bookings.get(i)));
    Each reach = i -> stops.reach(steps.get(i), "c" + i, bookings.get(i));
    each(steps, step -> !step.passesSoon(), reach);
    each(steps, SagaStep::passesSoon, reach);
  }

  private interface Each {
    void act(int number) throws Exception;
  }

  private static void each(List<SagaStep> steps, Predicate<SagaStep> which, Each each)
      throws Exception {
    AtOnce.each(
        steps.size(),
        i -> {
          if (which.test(steps.get(i))) {
            each.act(i);
          }
          return i;
        });
  }

  private void assertCancelledOnce(String booking, SagaStep step) {
    assertThat(system.statusInRow(booking)).as(step.name()).isEqualTo("CANCELLED");
    assertThat(Money.of(system, booking)).as(step.name()).isEqualTo(step.end());
    assertThat(system.events(booking))
        .as(step.name())
        .containsOnlyOnce("booking.cancelling", "booking.cancelled", "refund.completed");
  }
}
