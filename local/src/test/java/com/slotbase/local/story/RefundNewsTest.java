package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.refund.RefundReports;
import com.slotbase.adapters.refund.StripeRefund;
import com.slotbase.local.testing.AtOnce;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundStatus;
import com.slotbase.workflows.temporal.WorkflowIds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C4: what Stripe does unheard, later, or not for us, and how it is heard of all the same. */
@Timeout(90)
class RefundNewsTest {

  private final Lab lab = Lab.shared();
  private final RefundStage stage = new RefundStage(lab);
  private final Books books = stage.books;

  @Test
  void refundMadeUnheard_isFound_andNotMadeAgain() {
    Booking booking = stage.paid();
    // Two, as the JDK sends a request again whose connection was cut.
    stage.refundsAreMadeUnheard(booking, "reset", 2);

    stage.cancelled(booking);

    Refund refund = stage.refund(booking);
    assertThat(refund.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(refund.attempts()).isZero();
    assertThat(books.atStripe(booking)).containsExactly("succeeded 4500");
  }

  @Test
  void refundMadeUnheardThatCanNotBeSeenEither_isFoundBeforeTheNextCall() {
    Booking booking = stage.paid();
    stage.refundsAreSeenOnceAndThenNot(booking);
    stage.refundsAreMadeUnheard(booking, "reset", 2);

    stage.cancelled(booking);

    Refund refund = stage.refund(booking);
    assertThat(refund.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(refund.attempts()).isEqualTo(1);
    assertThat(books.calls(refund)).hasSize(2).containsOnly("refund:" + refund.id());
    assertThat(books.atStripe(booking)).containsExactly("succeeded 4500");
  }

  /** As after a reset: both have seen that there is none, and only the key can tell them apart. */
  @Test
  void callsAtTheSameTime_makeOneRefund() throws Exception {
    Booking booking = stage.paid();
    Refund refund = stage.recorded(booking, 1500);
    stage.refundsAreMadeSlowly(booking, 2);

    AtOnce.each(2, caller -> lab.refundGateway.make(refund.id()));

    assertThat(books.atStripe(booking)).containsExactly("succeeded 1500");
  }

  @Test
  void failuresAtTheSameTime_raiseTheGenerationOnce() throws Exception {
    Booking booking = stage.paid();
    Refund refund = stage.recorded(booking, 1500);
    stage.refundsAreSeenSlowly(booking, 2);
    stage.refundsAreRefused(booking, 500, 2);

    AtOnce.each(2, caller -> lab.refundGateway.make(refund.id()));

    assertThat(stage.find(refund).generation()).isEqualTo(2);
  }

  @Test
  void webhookThatIsFasterThanItsCall_changesNothing() {
    Booking booking = stage.paid();
    Refund refund = stage.recorded(booking, 4500);
    stage.told("refund.created", stage.madeUnheard(refund));
    assertThat(stage.find(refund).status()).isEqualTo(RefundStatus.COMPLETED);

    stage.taken(refund);

    lab.historyOfEnded(WorkflowIds.refund(refund.id()));
    assertThat(books.calls(refund)).hasSize(1);
    assertThat(books.events(booking)).containsExactly("refund.requested", "refund.completed");
    assertThat(books.ledger(booking)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pendingRefund_endsTheCancellation_andIsSettledOnceItIsPaidOut(boolean byWebhook) {
    Booking booking = stage.paidWith(RefundStage.CARD_WITH_PENDING_REFUNDS);

    stage.cancelled(booking);

    Refund refund = stage.refund(booking);
    assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);
    assertThat(refund.stripeRefundId()).isNotNull();
    assertThat(refund.completedAt()).isNull();
    assertThat(lab.find(booking).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.CAPTURED);
    if (byWebhook) {
      stage.isPaidOut(refund);
    } else {
      lab.stripe.succeedRefund(refund.stripeRefundId());
      stage.fiveMinutesPass(refund);
      lab.sweep();
    }
    assertThat(stage.find(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(stage.find(refund).completedAt()).isNotNull();
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(books.events(booking))
        .containsSubsequence("refund.pending", "booking.cancelled", "refund.completed");
  }

  @Test
  void pendingRefundThatFails_isAPersons_andTheSweepFindsOut() {
    Booking booking = stage.paidWith(RefundStage.CARD_WITH_PENDING_REFUNDS);
    stage.cancelled(booking);
    Refund refund = stage.refund(booking);

    lab.stripe.failRefund(refund.stripeRefundId(), "lost_or_stolen_card");
    stage.fiveMinutesPass(refund);
    lab.sweep();

    assertThat(stage.find(refund).status()).isEqualTo(RefundStatus.PENDING_MANUAL);
    assertThat(stage.find(refund).lastError()).contains("lost_or_stolen_card");
    assertThat(books.alerts(refund)).containsExactly("REFUND_PARKED 1");
    assertThat(books.ledger(booking)).isEqualTo(Map.of("STRIPE", 4500L, "CUSTOMER", -4500L));
  }

  @Test
  void refundThatFailsWeeksLater_isOpenAgain_withoutAnyWorkflow() {
    Booking booking = stage.paid();
    stage.cancelled(booking);
    Refund refund = stage.refund(booking);
    String run = lab.runOf(WorkflowIds.refund(refund.id()));

    stage.failsLate(refund);
    // Every event of Stripe's is a hint: it may come again, or another one of the same refund.
    stage.told("refund.updated", refund.stripeRefundId());

    Refund reopened = stage.find(refund);
    assertThat(reopened.status()).isEqualTo(RefundStatus.PENDING_MANUAL);
    assertThat(reopened.lastError()).contains("expired_or_canceled_card");
    assertThat(reopened.stripeRefundId()).isNull();
    assertThat(reopened.completedAt()).isNull();
    assertThat(books.alerts(refund)).containsExactly("REFUND_PARKED 1");
    assertThat(books.openCases(booking)).containsExactly("REFUND_PARKED");
    assertThat(books.ledger(booking)).isEqualTo(Map.of("STRIPE", 4500L, "CUSTOMER", -4500L));
    assertThat(lab.find(booking).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(lab.runOf(WorkflowIds.refund(refund.id()))).isEqualTo(run);

    stage.decided(booking, OperatorAct.RETRY);

    assertThat(stage.find(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(books.calls(refund))
        .containsExactly("refund:" + refund.id(), "refund:" + refund.id() + ":2");
    assertThat(books.atStripe(booking)).containsExactly("failed 4500", "succeeded 4500");
    assertThat(books.openCases(booking)).isEmpty();
    assertThat(books.ledger(booking)).isEmpty();
  }

  /** Two read Stripe at once, and the one who read it first writes last. */
  @Test
  void successThatWasReadBeforeTheRefundFailed_isNoNews() {
    Booking booking = stage.paid();
    stage.cancelled(booking);
    Refund refund = stage.refund(booking);
    StripeRefund read = lab.refundGateway.read(refund.stripeRefundId());
    stage.failsLate(refund);
    List<String> before = books.everything(booking);

    assertThat(lab.adapter(RefundReports.class).note(read)).isEmpty();

    assertThat(books.everything(booking)).isEqualTo(before);
  }

  /** Its key would bring up Stripe's first answer again, which was that it succeeded. */
  @Test
  void refundThatWasMadeAndFailedUnheard_isMadeAnew() {
    Booking booking = stage.paid();
    Refund refund = stage.recorded(booking, 4500);
    lab.stripe.failRefund(stage.madeUnheard(refund), "expired_or_canceled_card");

    stage.taken(refund);

    Refund made = stage.awaitRefund(refund, RefundStatus.COMPLETED);
    assertThat(books.atStripe(booking)).containsExactly("failed 4500", "succeeded 4500");
    assertThat(books.refundsAtStripe(booking).getLast().get("id").asString())
        .isEqualTo(made.stripeRefundId());
  }

  @Test
  void refundMadeInStripesDashboard_isAPersonsToLookAt_once() {
    Booking booking = stage.paid();
    String id = lab.stripe.refundByHand(lab.payment(booking).paymentIntentId(), 1000);

    stage.told("refund.created", id);
    stage.told("charge.refunded", id);

    assertThat(books.openCases(booking)).containsExactly("REFUND_NOT_OURS");
    assertThat(lab.refunds.ofBooking(booking.id())).isEmpty();
    assertThat(books.ledger(booking)).isEqualTo(Map.of("STRIPE", 4500L, "CUSTOMER", -4500L));
  }

  /** The money went back twice: nobody but a person can tell what to do about it. */
  @Test
  void refundThatStripeMakesAfterItWasMarkedAsMade_isAPersonsToLookAt() {
    Booking booking = stage.parked();
    Refund refund = stage.refund(booking);
    stage.decided(booking, OperatorAct.MARK_REFUNDED);

    stage.told("refund.created", stage.madeUnheard(refund));

    assertThat(books.openCases(booking)).containsExactly("REFUND_NOT_OURS");
    assertThat(stage.find(refund).stripeRefundId()).isNull();
    assertThat(books.ledger(booking)).isEqualTo(Map.of("STRIPE", 4500L, "OFFLINE", -4500L));
  }
}
