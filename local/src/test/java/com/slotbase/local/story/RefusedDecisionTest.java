package com.slotbase.local.story;

import static com.slotbase.workflows.domain.BookingStatus.CANCELLED;
import static com.slotbase.workflows.domain.BookingStatus.CANCELLING;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.refund.RefundCases.Decided;
import com.slotbase.adapters.refund.RefundCases.RefundCase;
import com.slotbase.local.testing.AtOnce;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C2: decisions that come twice, against one another, or against what Stripe shows. */
@Timeout(60)
class RefusedDecisionTest {

  private final Lab lab = Lab.shared();
  private final RefundStage stage = new RefundStage(lab);
  private final Books books = stage.books;
  private final Operator operator = stage.operator;

  @Test
  void sameDecisionTwice_evenAtOnce_isOne() throws Exception {
    Booking booking = stage.parkedAtOnce();
    Refund refund = stage.refund(booking);

    assertThat(AtOnce.each(2, caller -> operator.takesDown(refund, OperatorAct.WAIVE)))
        .containsExactly(Decided.DECIDED, Decided.DECIDED);
    assertThat(operator.caseOf(refund).decisions()).isEqualTo(1);
    assertThat(AtOnce.each(2, caller -> operator.hasItCarriedOut(refund)))
        .allSatisfy(decided -> assertThat(decided.wasEndedBy(OperatorAct.WAIVE)).isTrue());

    assertThat(operator.takesDown(refund, OperatorAct.WAIVE)).isEqualTo(Decided.CLOSED);
    assertThat(books.log(booking))
        .containsOnlyOnce("operator act WAIVE STARTED", "operator act WAIVE COMPLETED");
    assertThat(books.ledger(booking)).isEqualTo(Map.of("STRIPE", 4500L, "FEES", -4500L));
  }

  @Test
  void ofTwoDecisionsAtOnce_oneWins() throws Exception {
    Booking booking = stage.parkedAtOnce();
    Refund refund = stage.refund(booking);

    OperatorAct[] acts = {OperatorAct.RETRY, OperatorAct.WAIVE};
    List<Decided> answers = AtOnce.each(2, caller -> operator.takesDown(refund, acts[caller]));

    assertThat(answers).containsExactlyInAnyOrder(Decided.DECIDED, Decided.UNDER_WAY);
    RefundCase decided = operator.hasItCarriedOut(refund);
    boolean retried = answers.getFirst() == Decided.DECIDED;
    assertThat(decided.open()).isFalse();
    assertThat(decided.status()).isEqualTo(retried ? RefundStatus.COMPLETED : RefundStatus.WAIVED);
    assertThat(lab.rowStatus(booking)).isEqualTo(CANCELLED);
    assertThat(books.atStripe(booking)).hasSize(retried ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"RETRY, false", "MARK_REFUNDED, true", "WAIVE, true", "REINSTATE, true"})
  void refundThatStripeMadeUnheard_isTakenNoteOf_insteadOfTheDecision(
      OperatorAct act, boolean refused) {
    Booking booking = stage.parkedAtOnce();
    Refund refund = stage.refund(booking);
    stage.madeUnheard(refund);

    RefundCase decided = operator.decides(refund, act);

    assertThat(decided.refused()).isEqualTo(refused ? "Stripe shows the refund as made" : null);
    assertThat(decided.open()).isFalse();
    assertThat(decided.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(lab.rowStatus(booking)).isEqualTo(CANCELLED);
    assertThat(books.atStripe(booking)).containsExactly("succeeded 4500");
    assertThat(books.ledger(booking)).isEmpty();
  }

  @Test
  void decisionWhileStripeIsAway_isNotTaken_andCanBeTakenAgain() {
    Booking booking = stage.parkedAtOnce();
    Refund refund = stage.refund(booking);
    stage.refundsCanNotBeSeen(booking, 1);

    RefundCase unasked = operator.decides(refund, OperatorAct.WAIVE);

    assertThat(unasked.refused()).startsWith("Stripe could not be asked");
    assertThat(unasked.unasked()).isTrue();
    assertThat(unasked.open()).isTrue();
    assertThat(unasked.underWay()).isFalse();
    assertThat(unasked.status()).isEqualTo(RefundStatus.PENDING_MANUAL);
    assertThat(lab.rowStatus(booking)).isEqualTo(CANCELLING);

    RefundCase decided = operator.decides(refund, OperatorAct.WAIVE);

    assertThat(decided.refused()).isNull();
    assertThat(decided.status()).isEqualTo(RefundStatus.WAIVED);
    assertThat(lab.rowStatus(booking)).isEqualTo(CANCELLED);
    assertThat(decided.decisions()).isEqualTo(2);
  }

  @Test
  void retryThatFails_leavesTheCaseOpen_andAlertsAgain() {
    Booking booking = stage.parkedAtOnce();
    Refund refund = stage.refund(booking);
    stage.refundsAreRefused(booking, 500, 1);

    RefundCase decided = operator.decides(refund, OperatorAct.RETRY);

    assertThat(decided.refused()).isNull();
    assertThat(decided.open()).isTrue();
    assertThat(decided.underWay()).isFalse();
    assertThat(stage.find(refund).status()).isEqualTo(RefundStatus.PENDING_MANUAL);
    assertThat(stage.find(refund).attempts()).isEqualTo(2);
    assertThat(books.alerts(refund)).containsExactly("REFUND_PARKED 1", "REFUND_PARKED 2");
    assertThat(lab.rowStatus(booking)).isEqualTo(CANCELLING);
  }

  @Test
  void reinstate_isRefusedOnceTheSlotIsTaken() {
    var listing = lab.listing(true);
    Booking booking = stage.parkedAtOnce(listing);
    lab.hold(listing, RefundStage.LONG);

    RefundCase decided = operator.decides(stage.refund(booking), OperatorAct.REINSTATE);

    assertThat(decided.refused()).isEqualTo("the slot is taken");
    assertThat(decided.open()).isTrue();
    assertThat(lab.rowStatus(booking)).isEqualTo(CANCELLING);
    assertThat(books.ledger(booking)).isEqualTo(Map.of("STRIPE", 4500L, "CUSTOMER", -4500L));
  }

  /** As after a move that cost more: Stripe is asked of one of them alone. */
  @Test
  void reinstate_isRefusedWhileAnotherRefundIsStillToBeDecided() {
    Booking booking = lab.paidBooking();
    Payment price = lab.payment(booking);
    String dispute = stage.disputed(booking);
    var moves = new Moves(lab);
    Payment difference = moves.begun(booking);
    moves.seenThrough(difference);
    stage.refundsAreRefusedOf(difference, 500, 1);
    lab.beginCancellation(booking);
    lab.storiesWith(List.of()).cancellations().await(booking.id(), 1, "customer", RefundStage.CALL);
    stage.madeUnheard(stage.refundOf(difference));

    RefundCase decided = operator.decides(stage.refundOf(price), OperatorAct.REINSTATE);

    assertThat(decided.refused())
        .isEqualTo("another refund of this cancellation was made or is still to be decided");
    assertThat(operator.decides(stage.refundOf(difference), OperatorAct.WAIVE).refused())
        .isEqualTo("Stripe shows the refund as made");
    stage.disputeWon(dispute);
    operator.decides(stage.refundOf(price), OperatorAct.RETRY);
    assertThat(lab.rowStatus(booking)).isEqualTo(CANCELLED);
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
  }

  @Test
  void reinstate_isRefusedForABookingThatIsNotBeingCancelled() {
    Booking booking = stage.paid();
    stage.cancelled(booking);
    stage.failsLate(stage.refund(booking));

    RefundCase decided = operator.decides(stage.refund(booking), OperatorAct.REINSTATE);

    assertThat(decided.refused()).isEqualTo("the booking is CANCELLED");
    assertThat(decided.open()).isTrue();
    assertThat(lab.rowStatus(booking)).isEqualTo(CANCELLED);
  }
}
