package com.slotbase.local.system;

import static com.slotbase.local.system.RunningSystem.hour;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** B7 over HTTP: a booking of an hour, moved as its customer pleases. */
@Timeout(180)
class RescheduleOverHttpTest {

  private final RunningSystem system = RunningSystem.shared();

  @Test
  void longerIsPaidFirst_andShorterIsRefunded() throws Exception {
    String booking = system.customers.confirmed(1, 1).getFirst();
    assertThat(move(booking, 2).code()).isEqualTo("PAYMENT_REQUIRED");
    pay(booking, 2);
    Answer longer = move(booking, 2);
    assertThat(longer.status()).isEqualTo(200);
    assertThat(longer.instant("end")).isEqualTo(hour(2));
    assertThat(longer.text("paymentStatus")).isEqualTo("CAPTURED");
    assertThat(Money.of(system, booking)).isEqualTo(Money.kept(9000));

    assertThat(move(booking, 1).status()).isEqualTo(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(Money.of(system, booking)).isEqualTo(new Money(9000, 4500, List.of(4500L))));
    assertThat(system.api.booking("c0", booking).text("paymentStatus"))
        .isEqualTo("PARTIALLY_REFUNDED");
    system.assertAllIsWell();
  }

  @Test
  void paymentThatIsNotUsed_isVoided_andTheBookingStaysWhereItWas() throws Exception {
    String booking = system.customers.confirmed(1, 1).getFirst();
    String unused = pay(booking, 2);
    assertThat(system.api.cancel("c0", booking).status()).isEqualTo(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> system.stripe.status(unused).equals("canceled"));
    assertThat(Money.of(system, booking)).isEqualTo(Money.givenBack(4500L));
    system.assertAllIsWell();
  }

  private Answer move(String booking, int hours) {
    return system.api.reschedule("c0", booking, Api.rangeBody(hour(0), hours));
  }

  private String pay(String booking, int hours) {
    String range = Api.rangeBody(hour(0), hours);
    system.customers.pay("c0", booking, range);
    return system.api.payment("c0", booking, range).text("paymentIntentId");
  }
}
