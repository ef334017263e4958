package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import com.slotbase.local.testing.AtOnce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * B4 and B5: whoever comes within 20 ms of the end of a hold, one of the two wins, and the money
 * follows.
 */
@Timeout(300)
class ConfirmAgainstExpiryTest {

  private static final int AT_ONCE = 50;
  private static final int BATCHES_OF_EACH_KIND = 4;
  private static final int WITHIN_MILLIS = 20;
  private static final long SEED = 20_251;

  private final RunningSystem system = RunningSystem.shared();
  private final Random random = new Random(SEED);

  @AfterEach
  void heedWebhooksAgain() {
    system.stripe.webhooks("normal");
  }

  /** What one round came to. */
  private record Round(String booking, Answer confirm) {}

  @Test
  void withoutPayment_oneOfTheTwoWins() throws Exception {
    int confirmed = 0;
    for (Round round : rounds(false, this::confirmAtTheEnd, 2)) {
      boolean won = round.confirm().status() == 200;
      assertThat(round.confirm().status()).isIn(200, 410);
      assertThat(system.statusInRow(round.booking())).isEqualTo(won ? "CONFIRMED" : "EXPIRED");
      confirmed += won ? 1 : 0;
    }
    // Both sides of the end were tried.
    assertThat(confirmed).isBetween(1, 2 * AT_ONCE - 1);
  }

  @Test
  void paidInTime_alwaysWins_whenEverTheConfirmComes() throws Exception {
    system.stripe.webhooks("lost");
    for (Round round : rounds(true, this::payThenConfirmAtTheEnd, BATCHES_OF_EACH_KIND)) {
      assertThat(round.confirm().status()).isIn(200, 202);
      assertThat(system.statusInRow(round.booking())).isEqualTo("CONFIRMED");
    }
  }

  @Test
  void paidAtTheEnd_isBookedOrVoided() throws Exception {
    for (Round round : rounds(true, this::payAtTheEnd, BATCHES_OF_EACH_KIND)) {
      assertThat(system.statusInRow(round.booking())).isIn("CONFIRMED", "EXPIRED");
    }
  }

  private interface Story {
    Answer play(String customer, Answer held, Duration offset) throws Exception;
  }

  private List<Round> rounds(boolean paid, Story story, int batches) throws Exception {
    var rounds = new ArrayList<Round>();
    for (int batch = 0; batch < batches; batch++) {
      String listing = system.api.listing(AT_ONCE, paid, null);
      rounds.addAll(
          AtOnce.each(
              AT_ONCE,
              i -> {
                String customer = "racer" + i;
                Answer held = system.customers.hold(customer, listing);
                return new Round(held.text("id"), story.play(customer, held, offset(i)));
              }));
    }
    system.assertAllIsWell();
    return rounds;
  }

  private Duration offset(int i) {
    return Duration.ofNanos(
        TimeUnit.MILLISECONDS.toNanos(WITHIN_MILLIS * 2L) / AT_ONCE * i
            - TimeUnit.MILLISECONDS.toNanos(WITHIN_MILLIS)
            + random.nextInt(800_000));
  }

  private Answer confirmAtTheEnd(String customer, Answer held, Duration offset) {
    Precisely.at(held.instant("expiresAt").plus(offset));
    return system.api.confirm(customer, held.text("id"));
  }

  private Answer payThenConfirmAtTheEnd(String customer, Answer held, Duration offset) {
    system.customers.pay(customer, held.text("id"));
    return confirmAtTheEnd(customer, held, offset);
  }

  private Answer payAtTheEnd(String customer, Answer held, Duration offset) {
    String intent = system.customers.paymentIntent(customer, held.text("id"));
    Precisely.at(held.instant("expiresAt").plus(offset));
    try {
      system.stripe.pay(intent, Customers.CARD);
    } catch (AssertionError alreadyVoided) {
      assertThat(alreadyVoided).hasMessageContaining("cancel");
    }
    return held;
  }
}
