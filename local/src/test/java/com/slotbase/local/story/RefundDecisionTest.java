package com.slotbase.local.story;

import static com.slotbase.workflows.domain.BookingStatus.CANCELLED;
import static com.slotbase.workflows.domain.BookingStatus.CANCELLING;
import static com.slotbase.workflows.domain.BookingStatus.CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.refund.RefundCases.Decided;
import com.slotbase.adapters.refund.RefundCases.RefundCase;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundStatus;
import com.slotbase.workflows.temporal.WorkflowIds;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** C2: what an operator decides of a parked refund is done once, whatever became of the saga. */
@Timeout(90)
class RefundDecisionTest {

  private final Lab lab = Lab.shared();
  private final RefundStage stage = new RefundStage(lab);
  private final Books books = stage.books;
  private final Operator operator = stage.operator;
  private final TemporalUi temporal = new TemporalUi(lab);

  /** What somebody did with the saga in Temporal's UI while it waited for the decision. */
  enum Saga {
    RUNNING,
    TERMINATED,
    CANCELLED
  }

  @ParameterizedTest
  @EnumSource
  void retry_asksStripeOnceMore(Saga saga) {
    Booking booking = parked(saga);

    RefundCase decided = operator.decides(stage.refund(booking), OperatorAct.RETRY);

    assertEnd(booking, decided, CANCELLED, RefundStatus.COMPLETED);
    assertThat(books.atStripe(booking)).containsExactly("succeeded 4500");
    assertThat(books.ledger(booking)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void markRefunded_booksItAsGivenBackOutsideStripe(Saga saga) {
    Booking booking = parked(saga);

    RefundCase decided = operator.decides(stage.refund(booking), OperatorAct.MARK_REFUNDED);

    assertEnd(booking, decided, CANCELLED, RefundStatus.COMPLETED);
    assertThat(books.atStripe(booking)).isEmpty();
    assertThat(books.ledger(booking)).isEqualTo(Map.of("STRIPE", 4500L, "OFFLINE", -4500L));
    assertThat(
            lab.jdbc
                .sql("select reference from refund where booking_id = :id")
                .param("id", booking.id())
                .query(String.class)
                .single())
        .isEqualTo("bank transfer 4711");
  }

  @ParameterizedTest
  @EnumSource
  void waive_keepsTheMoney(Saga saga) {
    Booking booking = parked(saga);

    RefundCase decided = operator.decides(stage.refund(booking), OperatorAct.WAIVE);

    assertEnd(booking, decided, CANCELLED, RefundStatus.WAIVED);
    assertThat(books.atStripe(booking)).isEmpty();
    assertThat(books.ledger(booking)).isEqualTo(Map.of("STRIPE", 4500L, "FEES", -4500L));
  }

  @ParameterizedTest
  @EnumSource
  void reinstate_confirmsTheBookingAgain_whichCanBeCancelledAgain(Saga saga) {
    Booking booking = parked(saga);
    Refund first = stage.refund(booking);

    RefundCase decided = operator.decides(first, OperatorAct.REINSTATE);

    assertEnd(booking, decided, CONFIRMED, RefundStatus.WAIVED);
    assertThat(books.ledger(booking)).isEqualTo(Map.of("STRIPE", 4500L, "CUSTOMER", -4500L));
    assertThat(books.log(booking)).contains("cancellation mark COMPENSATED");

    lab.beginCancellation(booking);
    lab.allStories.cancellations().await(booking.id(), 2, "customer", RefundStage.CALL);

    assertThat(lab.rowStatus(booking)).isEqualTo(CANCELLED);
    assertThat(books.atStripe(booking)).containsExactly("succeeded 4500");
    assertThat(stage.find(first).status()).isEqualTo(RefundStatus.WAIVED);
    lab.historyOfEnded(WorkflowIds.cancellation(booking.id(), 2));
  }

  @Test
  void sameDecisionTwice_evenAtOnce_isOne() throws Exception {
    Booking booking = stage.parkedAtOnce();
    Refund refund = stage.refund(booking);

    assertThat(
            atOnce(
                () -> operator.takesDown(refund, OperatorAct.WAIVE),
                () -> operator.takesDown(refund, OperatorAct.WAIVE)))
        .containsExactly(Decided.DECIDED, Decided.DECIDED);
    assertThat(operator.caseOf(refund).decisions()).isEqualTo(1);
    assertThat(
            atOnce(
                () -> operator.hasItCarriedOut(refund), () -> operator.hasItCarriedOut(refund)))
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

    List<Decided> answers =
        atOnce(
            () -> operator.takesDown(refund, OperatorAct.RETRY),
            () -> operator.takesDown(refund, OperatorAct.WAIVE));

    assertThat(answers).containsExactlyInAnyOrder(Decided.DECIDED, Decided.UNDER_WAY);
    RefundCase decided = operator.hasItCarriedOut(refund);
    boolean retried = answers.getFirst() == Decided.DECIDED;
    assertEnd(
        booking, decided, CANCELLED, retried ? RefundStatus.COMPLETED : RefundStatus.WAIVED);
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

    assertThat(decided.refused())
        .isEqualTo(refused ? "Stripe shows the refund as made" : null);
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

    assertEnd(booking, decided, CANCELLED, RefundStatus.WAIVED);
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

  /** It is committed, so what asks for it may die, and Temporal may be away. */
  @ParameterizedTest
  @EnumSource
  void decisionThatNoStoryWasToldOf_isCarriedOutByTheSweep(Saga saga) {
    Booking booking = parked(saga);
    Refund refund = stage.refund(booking);
    assertThat(operator.takesDown(refund, OperatorAct.WAIVE)).isEqualTo(Decided.DECIDED);
    lab.jdbc
        .sql(
            "update operator_case set act_at = now() - interval '31 s' where subject_id = :id")
        .param("id", refund.id())
        .update();

    lab.sweep();

    lab.awaitStatus(booking, CANCELLED);
    assertThat(stage.find(refund).status()).isEqualTo(RefundStatus.WAIVED);
  }

  private Booking parked(Saga saga) {
    Booking booking = stage.parkedAtOnce();
    String id = WorkflowIds.cancellation(booking.id(), 1);
    switch (saga) {
      case RUNNING -> {}
      case TERMINATED -> temporal.story(id).terminate("by hand");
      case CANCELLED -> stage.cancelledInTemporal(booking);
    }
    return booking;
  }

  private void assertEnd(
      Booking booking, RefundCase decided, BookingStatus becomes, RefundStatus refund) {
    assertThat(decided.refused()).isNull();
    assertThat(decided.open()).isFalse();
    assertThat(decided.status()).isEqualTo(refund);
    assertThat(lab.rowStatus(booking)).isEqualTo(becomes);
    lab.historyOfEnded(WorkflowIds.cancellation(booking.id(), 1));
  }

  @SafeVarargs
  private static <T> List<T> atOnce(Callable<T>... calls) throws Exception {
    var start = new CyclicBarrier(calls.length);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads
          .invokeAll(
              Stream.of(calls)
                  .<Callable<T>>map(call ->
                      () -> {
                        start.await();
                        return call.call();
                      })
                  .toList())
          .stream()
          .map(Future::resultNow)
          .toList();
    }
  }
}
