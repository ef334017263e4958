package com.slotbase.adapters.refund;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundNews;
import com.slotbase.workflows.domain.RefundOccasion;
import com.slotbase.workflows.domain.RefundState;
import com.slotbase.workflows.domain.RefundStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C2, C3: what news makes of a refund's row. */
class RefundSettlementTest {

  /** Above 100.00, so that its first failure alerts. */
  private static final long LARGE = 10_001;

  private final Refunds refunds = new Refunds();

  @Test
  void largeRefund_alertsAtItsFirstFailure_andIsTriedAgain() {
    Refund refund = refunds.request(LARGE);

    RefundState after = refunds.settle(refund, new RefundNews.NotAccepted("Stripe is away"));

    assertThat(after.status()).isEqualTo(RefundStatus.FAILED);
    assertThat(after.untilAttempt()).isPositive();
    assertThat(refunds.alerts(refund)).containsExactly("REFUND_FAILED");
  }

  @Test
  void largeRefundThatIsLeftToAPersonAtOnce_isParkedByThat() {
    Refund refund = refunds.request(LARGE);

    RefundState after = refunds.settle(refund, new RefundNews.Disputed("charged back"));

    assertThat(after.status()).isEqualTo(RefundStatus.PENDING_MANUAL);
    assertThat(refunds.alerts(refund)).containsExactly("REFUND_PARKED");
    assertThat(refunds.caseOf(refund).open()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(OperatorAct.class)
  void refundThatStripeHadMadeBeforeItWasDecided_endsTheDecision(OperatorAct act) {
    Refund refund = refunds.request(1000);
    refunds.settle(refund, new RefundNews.Disputed("charged back"));
    decide(refund, act);

    refunds.report(refund, "re_" + refund.id(), StripeRefund.Status.SUCCEEDED);
    refunds.settle(refund, new RefundNews.Looked("re_" + refund.id(), true));

    assertThat(refunds.find(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(refunds.caseOf(refund).open()).isFalse();
    assertThat(refunds.caseOf(refund).refused())
        .isEqualTo(act == OperatorAct.RETRY ? null : "Stripe shows the refund as made");
    assertThat(refunds.openSteps()).isEmpty();
  }

  /** As when a worker dies between this commit and the end of its task. */
  @Test
  void failureThatIsToldTwice_isOneCall() {
    Refund refund = refunds.request(1000);
    RefundOccasion asked = refunds.look(refund).occasion();
    var failure = new RefundNews.NotAccepted("Stripe is away");

    RefundState once = refunds.settle(refund, failure, asked);
    RefundState twice = refunds.settle(refund, failure, asked);

    assertThat(twice.occasion()).isEqualTo(once.occasion());
    assertThat(refunds.find(refund).attempts()).isEqualTo(1);
  }

  /** The call's answer was lost, and Stripe's webhook was faster than our next look. */
  @ParameterizedTest
  @EnumSource(names = {"SUCCEEDED", "PENDING"})
  void failureOfACallThatStripeHasToldOf_isNone(StripeRefund.Status told) {
    Refund refund = refunds.request(1000);
    RefundOccasion asked = refunds.look(refund).occasion();
    refunds.report(refund, "re_" + refund.id(), told);
    Refund known = refunds.find(refund);

    refunds.settle(refund, new RefundNews.NotAccepted("No answer"), asked);

    assertThat(refunds.find(refund)).isEqualTo(known);
    assertThat(refunds.alerts(refund)).isEmpty();
  }

  @Test
  void lookForOneDecision_isNoneForTheNext() {
    Refund refund = refunds.request(1000);
    refunds.settle(refund, new RefundNews.Disputed("charged back"));
    decide(refund, OperatorAct.RETRY);
    RefundOccasion first = refunds.look(refund).occasion();
    refunds.settle(refund, new RefundNews.LookedInVain("Stripe is away"));
    decide(refund, OperatorAct.WAIVE);

    refunds.settle(refund, new RefundNews.Looked(null, false), first);
    refunds.settle(refund, new RefundNews.LookedInVain("Stripe was away"), first);

    assertThat(refunds.find(refund).status()).isEqualTo(RefundStatus.PENDING_MANUAL);
    assertThat(refunds.caseOf(refund).underWay()).isTrue();
  }

  /** Its call may be under way: what was seen before it says nothing of what it does. */
  @Test
  void refundThatIsTriedAgain_isNotDecidedMeanwhile() {
    Refund refund = refunds.request(1000);
    refunds.settle(refund, new RefundNews.Disputed("charged back"));
    decide(refund, OperatorAct.RETRY);
    refunds.settle(refund, new RefundNews.Looked(null, false));
    decide(refund, OperatorAct.WAIVE);

    refunds.settle(refund, new RefundNews.Looked(null, false));

    assertThat(refunds.find(refund).status()).isEqualTo(RefundStatus.PENDING);
    assertThat(refunds.caseOf(refund).refused()).isEqualTo("the refund is PENDING");
    assertThat(refunds.caseOf(refund).open()).isTrue();
  }

  private void decide(Refund refund, OperatorAct act) {
    assertThat(refunds.cases.decide(refunds.caseOf(refund), act, "olga", "as agreed", null))
        .isEqualTo(RefundCases.Decided.DECIDED);
  }
}
