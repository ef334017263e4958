package com.slotbase.local.story;

import static com.slotbase.workflows.domain.BookingStatus.CANCELLED;
import static com.slotbase.workflows.domain.BookingStatus.CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.refund.RefundCases.Decided;
import com.slotbase.adapters.refund.RefundCases.RefundCase;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundStatus;
import com.slotbase.workflows.temporal.WorkflowIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
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

  /** It is committed, so what asks for it may die, and Temporal may be away. */
  @ParameterizedTest
  @EnumSource
  void decisionThatNoStoryWasToldOf_isCarriedOutByTheSweep(Saga saga) {
    Booking booking = parked(saga);
    Refund refund = stage.refund(booking);
    assertThat(operator.takesDown(refund, OperatorAct.WAIVE)).isEqualTo(Decided.DECIDED);
    lab.jdbc
        .sql("update operator_case set act_at = now() - interval '31 s' where subject_id = :id")
        .param("id", refund.id())
        .update();

    lab.sweep();

    lab.awaitStatus(booking, CANCELLED);
    assertThat(stage.find(refund).status()).isEqualTo(RefundStatus.WAIVED);
  }

  /** Of two payments, as after a move that cost more: one is disputed, and the other is slow. */
  @Test
  void decisionOnOneRefund_doesNotWaitForTheOther() throws Exception {
    var moves = new Moves(lab);
    Booking booking = lab.paidBooking();
    Payment price = lab.payment(booking);
    stage.disputed(booking);
    Payment difference = moves.begun(booking);
    moves.seenThrough(difference);
    stage.refundsAreRefusedOf(difference, 500, 1);
    lab.beginCancellation(booking);
    lab.storiesWith(List.of(Duration.ofHours(1)))
        .cancellations()
        .ensureRunning(booking.id(), 1, RefundStage.CALL);
    Refund slow = stage.awaitRefund(stage.refundOf(difference), RefundStatus.FAILED);
    Refund parked = stage.refundOf(price);
    stage.awaitRefund(parked, RefundStatus.PENDING_MANUAL);

    try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<RefundCase> decision = calls.submit(() -> operator.decides(parked, OperatorAct.WAIVE));
      stage.awaitRefund(parked, RefundStatus.WAIVED);
      assertThat(stage.find(slow).status()).isEqualTo(RefundStatus.FAILED);
      String made = stage.madeUnheard(slow);
      stage.told("refund.updated", made);
      assertThat(decision.get().open()).isFalse();
    }
    assertThat(lab.rowStatus(booking)).isEqualTo(CANCELLED);
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
}
