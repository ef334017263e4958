package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import com.slotbase.local.testing.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;

/**
 * Money that Stripe has taken while its answer does not arrive: of bookings that are being
 * confirmed, and of one that is being moved to a dearer range.
 */
final class TakenUnheard {

  private static final String CAPTURE = "/v1/payment_intents/*/capture";

  private final RunningSystem system;
  private final List<String> confirming;
  private final String moving;
  private final List<String> intents = new ArrayList<>();
  private final CompletableFuture<Answer> move;

  /** For as long as a call of Stripe may take, 10 s; no webhook is sent from then on. */
  TakenUnheard(RunningSystem system, int bookings) throws Exception {
    this.system = system;
    moving = system.customers.confirmed(1, 1).getFirst();
    String later = Api.rangeBody(RunningSystem.hour(0), 2);
    system.customers.pay("c0", moving, later);
    intents.add(system.api.payment("c0", moving, later).text("paymentIntentId"));
    String listing = system.api.listing(bookings, true, 300);

    system.stripe.fault(CAPTURE, "POST", "timeout_after", "", bookings + 1);
    system.stripe.webhooks("normal");
    move =
        CompletableFuture.supplyAsync(
            () -> system.api.reschedule("c0", moving, later),
            Executors.newVirtualThreadPerTaskExecutor());
    confirming = AtOnce.each(bookings, i -> system.customers.paid("c" + i, listing));
    confirming.forEach(booking -> intents.add(system.paymentIntentOf(booking)));
    Awaitility.await("the money is taken")
        .atMost(Duration.ofSeconds(60))
        .until(() -> intents.stream().allMatch(intent -> system.stripe.captures(intent) == 1));
    system.stripe.webhooks("lost");
  }

  void assertUnheard() {
    for (String booking : confirming) {
      assertThat(system.statusInRow(booking)).isEqualTo("CONFIRMING");
    }
    assertThat(endOfTheMove()).isEqualTo(RunningSystem.hour(1));
  }

  /** Waits until it is heard of, and asserts that it was taken once. */
  void assertHeard() {
    for (String booking : confirming) {
      system.awaitRow(booking, "CONFIRMED");
    }
    assertThat(move.join().status()).isEqualTo(202);
    Awaitility.await("the booking is moved")
        .atMost(Duration.ofSeconds(60))
        .until(() -> endOfTheMove().equals(RunningSystem.hour(2)));
    assertThat(intents).allMatch(intent -> system.stripe.captures(intent) == 1);
  }

  private Instant endOfTheMove() {
    return system.api.booking("c0", moving).instant("end");
  }
}
