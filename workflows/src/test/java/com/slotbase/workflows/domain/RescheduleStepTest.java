package com.slotbase.workflows.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RescheduleStepTest {

  @ParameterizedTest
  @CsvSource({
    "open,    true,  60, capture",
    "open,    true,   0, capture",
    "open,    false, 60, await",
    "refused, false, 60, void",
    "refused, false,  0, void",
    "closed,  false, 60, finish",
    "closed,  false,  0, finish",
  })
  void stepFollowsFromTheRows(String payment, boolean moving, int seconds, String step) {
    RescheduleStep expected =
        switch (step) {
          case "capture" -> new RescheduleStep.Capture(Payments.of(payment));
          case "await" -> new RescheduleStep.AwaitExpiry(Duration.ofSeconds(seconds));
          case "void" -> new RescheduleStep.Void(Payments.of(payment));
          default -> new RescheduleStep.Finish();
        };
    assertThat(RescheduleStep.after(state(payment, moving, seconds))).isEqualTo(expected);
  }

  @Test
  void paymentThatIsOverAndNotRefused_isABug() {
    assertThatThrownBy(() -> RescheduleStep.after(state("open", false, 0)))
        .isInstanceOf(IllegalStateException.class);
  }

  private static RescheduleState state(String payment, boolean moving, int seconds) {
    return new RescheduleState(
        Payments.of(payment), moving, false, Duration.ofSeconds(seconds), false);
  }
}
