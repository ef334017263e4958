package com.slotbase.workflows.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a refund's row, and those of a cancellation, call for. */
class RefundStepTest {

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "FAILED"})
  void dueRefund_isAskedFor(RefundStatus status) {
    assertThat(RefundStep.after(refund(status, false, -1, null)))
        .isInstanceOf(RefundStep.Ask.class);
    assertThat(RefundStep.after(refund(status, false, 0, null))).isInstanceOf(RefundStep.Ask.class);
  }

  @Test
  void failedRefund_waitsForItsNextCall() {
    assertThat(RefundStep.after(refund(RefundStatus.FAILED, false, 5, null)))
        .isEqualTo(new RefundStep.Await(Duration.ofSeconds(5)));
  }

  @Test
  void acceptedRefund_isLeftToStripe() {
    assertThat(RefundStep.after(refund(RefundStatus.PENDING, true, -1, null)))
        .isInstanceOf(RefundStep.Finish.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETED", "PENDING_MANUAL", "WAIVED"})
  void otherRefund_isLeftAlone_untilAnOperatorDecides(RefundStatus status) {
    assertThat(RefundStep.after(refund(status, false, -1, null)))
        .isInstanceOf(RefundStep.Finish.class);
    assertThat(RefundStep.after(refund(status, false, -1, OperatorAct.WAIVE)))
        .isInstanceOf(RefundStep.Look.class);
  }

  @Test
  void cancellation_hasItsUnfinishedRefundsMade() {
    assertThat(
            step(
                refund(RefundStatus.PENDING, false, -1, null),
                refund(RefundStatus.PENDING_MANUAL, false, 0, null)))
        .isEqualTo(new CancellationStep.Refund(List.of("refund-PENDING")));
    assertThat(step(refund(RefundStatus.PENDING_MANUAL, false, 0, OperatorAct.RETRY)))
        .isEqualTo(new CancellationStep.Refund(List.of("refund-PENDING_MANUAL")));
  }

  @Test
  void cancellation_waitsForAnOperator_onceAllThatIsLeftIsParked() {
    assertThat(step(refund(RefundStatus.PENDING_MANUAL, false, 0, null)))
        .isInstanceOf(CancellationStep.AwaitOperator.class);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CANCELLING")
  void bookingThatIsNotBeingCancelled_asksForNothing(BookingStatus status) {
    assertThat(CancellationStep.after(new CancellationState("booking-1", status, List.of())))
        .isInstanceOf(CancellationStep.Finish.class);
  }

  @Test
  void cancellationThatWasNotEnded_isABug() {
    assertThatThrownBy(RefundStepTest::step).isInstanceOf(IllegalStateException.class);
  }

  private static CancellationStep step(RefundState... refunds) {
    return CancellationStep.after(
        new CancellationState("booking-1", BookingStatus.CANCELLING, List.of(refunds)));
  }

  private static RefundState refund(
      RefundStatus status, boolean accepted, int seconds, @Nullable OperatorAct act) {
    return new RefundState(
        "refund-" + status,
        new Money(4500, "EUR"),
        status,
        accepted,
        Duration.ofSeconds(seconds),
        act,
        new RefundOccasion(0, 0));
  }
}
