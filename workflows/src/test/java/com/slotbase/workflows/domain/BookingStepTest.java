package com.slotbase.workflows.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every state of a booking and its payment calls for, while the hold runs and once it is over.
 */
class BookingStepTest {

  private static final Duration LEFT = Duration.ofMinutes(3);

  /** A bug is what no settlement returns: the task fails and waits for a fixed deploy. */
  private static final String TABLE =
      """
      HELD           | none    | await  | bug
      HELD           | open    | await  | void unless in time, slot waits
      HELD           | refused | void   | void
      HELD           | closed  | await  | bug
      EXPIRED        | none    | finish | finish
      EXPIRED        | open    | void unless in time | void unless in time
      EXPIRED        | refused | void   | void
      EXPIRED        | closed  | finish | finish
      CONFIRMING     | none    | bug    | bug
      CONFIRMING     | open    | capture | capture
      CONFIRMING     | refused | capture | capture
      CONFIRMING     | closed  | bug    | bug
      CONFIRMED      | none    | finish | finish
      CONFIRMED      | open    | void   | void
      CONFIRMED      | refused | void   | void
      CONFIRMED      | closed  | finish | finish
      PAYMENT_FAILED | none    | finish | finish
      PAYMENT_FAILED | open    | void   | void
      PAYMENT_FAILED | refused | void   | void
      PAYMENT_FAILED | closed  | finish | finish
      CANCELLING     | none    | finish | finish
      CANCELLING     | open    | void   | void
      CANCELLING     | refused | void   | void
      CANCELLING     | closed  | finish | finish
      CANCELLED      | none    | finish | finish
      CANCELLED      | open    | void   | void
      CANCELLED      | refused | void   | void
      CANCELLED      | closed  | finish | finish
      CHECKED_IN     | none    | finish | finish
      CHECKED_IN     | open    | void   | void
      CHECKED_IN     | refused | void   | void
      CHECKED_IN     | closed  | finish | finish
      COMPLETED      | none    | finish | finish
      COMPLETED      | open    | void   | void
      COMPLETED      | refused | void   | void
      COMPLETED      | closed  | finish | finish
      NO_SHOW        | none    | finish | finish
      NO_SHOW        | open    | void   | void
      NO_SHOW        | refused | void   | void
      NO_SHOW        | closed  | finish | finish
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = TABLE)
  void everyState_callsForOneStep(
      BookingStatus status, String payment, String whileRunning, String onceOver) {
    expect(whileRunning, new BookingState("b", status, LEFT, payment(payment), false));
    expect(onceOver, new BookingState("b", status, Duration.ZERO, payment(payment), false));
    expect(onceOver, new BookingState("b", status, LEFT.negated(), payment(payment), true));
  }

  @Test
  void table_hasEveryStatusWithEveryPaymentOnce() {
    List<String> expected =
        Arrays.stream(BookingStatus.values())
            .flatMap(status ->
                List.of("none", "open", "refused", "closed").stream()
                    .map(payment -> status + " " + payment))
            .toList();
    assertThat(TABLE.lines().map(line -> line.split(" *\\| *")).map(row -> row[0] + " " + row[1]))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void expect(String step, BookingState state) {
    Payment payment = state.payment();
    if (step.equals("bug")) {
      assertThatThrownBy(() -> BookingStep.after(state)).isInstanceOf(IllegalStateException.class);
      return;
    }
    BookingStep expected =
        switch (step) {
          case "await" -> new BookingStep.AwaitExpiry(LEFT);
          case "capture" -> new BookingStep.Capture(payment);
          case "void" -> new BookingStep.Void(payment);
          case "void unless in time" -> new BookingStep.VoidUnlessInTime(payment, false);
          case "void unless in time, slot waits" -> new BookingStep.VoidUnlessInTime(payment, true);
          case "finish" -> new BookingStep.Finish();
          default -> throw new IllegalArgumentException(step);
        };
    assertThat(BookingStep.after(state)).isEqualTo(expected);
  }

  private static Payment payment(String kind) {
    return kind.equals("none") ? null : Payments.of(kind);
  }
}
