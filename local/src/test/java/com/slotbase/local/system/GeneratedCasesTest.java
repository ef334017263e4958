package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Money is never lost and never moved twice: bookings that are cancelled, moved, refunded in part,
 * paid at the desk, disputed and decided about by chance, while every tenth call of Stripe fails in
 * one of the ways there are.
 *
 * <p>{@code -Dcases=2000} plays as many; {@code -Dcases.seed=17} plays that one again, and with
 * both, as many from it on.
 */
class GeneratedCasesTest {

  /** More would wait for each other's turn on two cores, and time out there. */
  private static final int AT_ONCE = 16;

  /** So many that all of this happens. */
  private static final int MANY = 100;

  private static final Set<String> WHAT_HAPPENS =
      Set.of(
          "booking.cancelled",
          "booking.rescheduled",
          "booking.rescheduling",
          "payment.dispute_lost",
          "payment.dispute_won",
          "payment.disputed",
          "payment.recorded",
          "payment.voided",
          "refund.completed",
          "refund.parked",
          "refund.pending",
          "refund.returned",
          "refund.waived");

  private final RunningSystem system = RunningSystem.shared();

  @AfterEach
  void heal() {
    system.stripe.clearFaults();
  }

  @Test
  void whateverHappens_capturedLessRefundedIsOwed_andStripeAndWeAgreeToTheCent() throws Exception {
    List<Long> seeds = seeds();
    List<String> failures = new ArrayList<>();
    Set<String> happened = new HashSet<>();
    system.stripe.fault("/v1/events", "GET", "any", ",\"percent\":10,\"ms\":150", -1);
    try (var house = new Housekeeping(system);
        var players = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<Set<String>>> cases = seeds.stream().map(seed -> playing(seed, house)).toList();
      for (Future<Set<String>> played : players.invokeAll(cases)) {
        try {
          happened.addAll(played.get());
        } catch (ExecutionException e) {
          failures.add(told(e.getCause()));
        }
      }
    }
    assertThat(failures).isEmpty();
    if (seeds.size() >= MANY) {
      assertThat(happened).containsAll(WHAT_HAPPENS);
    }
    system.assertAllIsWell();
  }

  /** Plays a case; what happened to its booking. */
  private Callable<Set<String>> playing(long seed, Housekeeping house) {
    return () -> {
      var generated = new GeneratedCase(seed, system, house);
      generated.play();
      return Set.copyOf(system.events(generated.bookingId()));
    };
  }

  private static String told(Throwable failure) {
    var told = new StringBuilder(String.valueOf(failure.getMessage()));
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      told.append("%n  because: %s".formatted(cause));
    }
    return told.toString();
  }

  private static List<Long> seeds() {
    Long seed = Long.getLong("cases.seed");
    int cases = Integer.getInteger("cases", seed == null ? 150 : 1);
    long first = seed == null ? 1 : seed;
    return LongStream.range(first, first + cases).boxed().toList();
  }
}
