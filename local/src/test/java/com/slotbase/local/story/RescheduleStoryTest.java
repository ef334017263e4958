package com.slotbase.local.story;

import static com.slotbase.local.story.Moves.GOOD_CARD;
import static com.slotbase.local.story.Moves.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.reschedule.RescheduleDue;
import com.slotbase.adapters.reschedule.RescheduleOutcome;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** B7: what a move costs more is taken once, or not at all; and nobody loses what they had. */
@Timeout(90)
class RescheduleStoryTest {

  private static final String CAPTURE = "/v1/payment_intents/*/capture";
  private static final String CANCEL = "/v1/payment_intents/*/cancel";

  private final Lab lab = Lab.shared();
  private final Moves moves = new Moves(lab);
  private final TemporalUi temporal = new TemporalUi(lab);

  @AfterEach
  void clearFaults() {
    lab.stripe.clearFaults();
  }

  @Test
  void paymentThatIsNotUsed_isVoidedWhenItsTimeIsOver() {
    Booking booking = lab.paidBooking();
    Payment payment = moves.paid(booking, 2, Duration.ofSeconds(2), GOOD_CARD);
    assertVoided(payment);
    moves.assertIsWhereItWas(booking);
    assertThat(moves.move(booking, 2)).isInstanceOf(RescheduleOutcome.PaymentRequired.class);
  }

  @Test
  void paymentWhoseCreationWasNotHeardOf_isFoundAndVoided() {
    Booking booking = lab.paidBooking();
    var due =
        (RescheduleDue.Wanted)
            lab.reschedules.requestPayment(
                "unheard-" + booking.id(), booking.id(), Moves.hours(booking, 2), LONG);
    moves.asked(booking, 3, LONG);
    moves.woken(due.payment(), "replaced");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !moves.find(due.payment()).open());
    assertThat(lab.stripe.status(moves.find(due.payment()).paymentIntentId()))
        .isEqualTo("canceled");
  }

  @Test
  void cancelledBooking_hasItsPaymentVoided() {
    Booking booking = lab.paidBooking();
    Payment payment = moves.paid(booking, 2, LONG, GOOD_CARD);
    lab.cancel(booking);
    moves.woken(payment, "booking.cancelling");
    assertVoided(payment);
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
  }

  @Test
  void whileTheMoneyIsTaken_nobodyGetsEitherRange_andTheBookingCannotBeCancelled() {
    Booking booking = lab.paidBooking();
    Payment payment = moves.begun(booking);
    assertThat(moves.claimedHours(booking)).containsExactly(1, 2);
    assertThat(lab.cancellations.begin(booking.id(), booking.customerId(), "rain")).isFalse();
    assertThat(moves.seenThrough(payment)).isTrue();
    moves.assertIsMoved(booking, payment);
    lab.cancel(booking);
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(lab.refunds.ofBooking(booking.id())).hasSize(2);
  }

  @Test
  void cheaperRangeAfterwards_givesTheDifferenceBackThroughStripe() {
    Booking booking = lab.paidBooking();
    moves.seenThrough(moves.begun(booking));
    assertThat(moves.move(booking, 1)).isEqualTo(new RescheduleOutcome.Moved());
    String refundId = lab.refund(booking).id();
    lab.allStories.refunds().ensureRunning(refundId, Duration.ofSeconds(5));
    lab.historyOfEnded(WorkflowIds.refund(refundId));
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    assertThat(lab.refund(booking).amount().minor()).isEqualTo(4500);
  }

  @Test
  void stripeDownForAWhile_movesOnceItIsBack() {
    Booking booking = lab.paidBooking();
    Payment payment = moves.begun(booking);
    lab.stripe.fault(CAPTURE, "POST", "error", ",\"status\":500", -1);
    moves.woken(payment, "reschedule");
    lab.awaitEvents(story(payment), EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, 1);
    assertThat(moves.claimedHours(booking)).containsExactly(1, 2);
    assertThat(moves.move(booking, 2)).isEqualTo(new RescheduleOutcome.UnderWay(payment.id()));
    lab.stripe.clearFaults();
    assertThat(moves.seenThrough(payment)).isTrue();
    moves.assertIsMoved(booking, payment);
  }

  @Test
  void captureWhoseAnswerIsLost_isFoundMade() {
    Booking booking = lab.paidBooking();
    Payment payment = moves.begun(booking);
    // Twice, as the JDK sends a POST again by itself, once, when its connection was cut.
    lab.stripe.fault(CAPTURE, "POST", "reset", "", 2);
    assertThat(moves.seenThrough(payment)).isTrue();
    moves.assertIsMoved(booking, payment);
  }

  @Test
  void declinedCapture_leavesTheBookingWhereItWas_andAnotherCardMayBeTried() {
    Booking booking = lab.paidBooking();
    Payment declined = moves.begun(booking, Moves.CARD_THAT_CANNOT_BE_CAPTURED);
    assertThat(moves.seenThrough(declined)).isFalse();
    moves.assertIsWhereItWas(booking);
    Payment payment = moves.begun(booking);
    assertThat(moves.seenThrough(payment)).isTrue();
    moves.assertIsMoved(booking, payment);
    lab.historyOfEnded(story(declined));
    assertThat(lab.stripe.status(declined.paymentIntentId())).isEqualTo("canceled");
  }

  @Test
  void paymentOfAnotherAmount_isVoided_neverCaptured() {
    Booking booking = lab.paidBooking();
    Payment payment = moves.begun(booking);
    lab.jdbc
        .sql("update payment set amount_minor = amount_minor + 1 where id = ?")
        .param(payment.id())
        .update();
    assertThat(moves.seenThrough(payment)).isFalse();
    lab.historyOfEnded(story(payment));
    assertThat(lab.stripe.status(payment.paymentIntentId())).isEqualTo("canceled");
    moves.assertIsWhereItWas(booking);
  }

  @Test
  void voidThatStripeRefuses_isACase_andIsTriedUntilItAnswers() {
    Booking booking = lab.paidBooking();
    Payment payment = moves.paid(booking, 2, Duration.ofSeconds(2), GOOD_CARD);
    lab.stripe.fault(CANCEL, "POST", "error", ",\"status\":403", 1);
    assertVoided(payment);
    assertThat(
            lab.jdbc
                .sql("select resolved_at is not null from operator_case where subject_id = ?")
                .param(payment.id())
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void manyWhoWaitForOneMove_getOneAnswer_andItIsPaidOnce() throws Exception {
    Booking booking = lab.paidBooking();
    Payment payment = moves.begun(booking);
    Callable<Boolean> call = () -> moves.seenThrough(payment);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> answer : callers.invokeAll(Collections.nCopies(20, call))) {
        assertThat(answer.get()).isTrue();
      }
    }
    moves.assertIsMoved(booking, payment);
  }

  @Test
  void terminatedInTheMiddleOfTheCapture_isSeenThroughByTheSweep_andPaidOnce() {
    Booking booking = lab.paidBooking();
    Payment payment = captureUnderWay(booking);
    temporal.story(story(payment)).terminate("test");
    lab.jdbc
        .sql("update reschedule set requested_at = now() - interval '31 s' where payment_id = ?")
        .param(payment.id())
        .update();
    lab.sweep();
    lab.historyOfEnded(story(payment));
    moves.assertIsMoved(booking, payment);
  }

  @Test
  void terminatedWhileItWaits_isVoidedByTheSweep() {
    Booking booking = lab.paidBooking();
    Payment payment = moves.paid(booking, 2, LONG, GOOD_CARD);
    temporal.story(story(payment)).terminate("test");
    lab.jdbc
        .sql("update payment set expires_at = now() - interval '11 s' where id = ?")
        .param(payment.id())
        .update();
    lab.sweep();
    assertVoided(payment);
    moves.assertIsWhereItWas(booking);
  }

  @Test
  void resetInTheMiddleOfTheCapture_isPaidOnce() {
    Booking booking = lab.paidBooking();
    Payment payment = captureUnderWay(booking);
    temporal.resetToItsFirstTask(story(payment));
    lab.historyOfEnded(story(payment));
    moves.assertIsMoved(booking, payment);
  }

  @Test
  void resetAfterTheEnd_changesNothing() {
    Booking booking = lab.paidBooking();
    Payment payment = moves.begun(booking);
    moves.seenThrough(payment);
    temporal.resetToEachTask(story(payment), () -> moves.assertIsMoved(booking, payment));
  }

  private Payment captureUnderWay(Booking booking) {
    Payment payment = moves.begun(booking);
    lab.stripe.fault(CAPTURE, "POST", "delay", ",\"ms\":1500", 1);
    moves.woken(payment, "reschedule");
    lab.awaitEvents(story(payment), EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, 1);
    return payment;
  }

  private static String story(Payment payment) {
    return WorkflowIds.reschedule(payment.id());
  }

  private void assertVoided(Payment payment) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> moves.find(payment).status() == PaymentStatus.VOIDED);
    assertThat(lab.stripe.status(payment.paymentIntentId())).isEqualTo("canceled");
  }
}
