package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.refund.RefundCases.Decided;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundStatus;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.api.enums.v1.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every task of every run is reset on the real server: no second refund, no second alert, and
 * everything as it was. What a run knows of an earlier day is no news.
 */
@Timeout(120)
class RefundResetTest {

  private final Lab lab = Lab.shared();
  private final RefundStage stage = new RefundStage(lab);
  private final Books books = stage.books;
  private final TemporalUi temporal = new TemporalUi(lab);

  @Test
  void cancellationThatWasRefunded_staysAsItIs() {
    Booking booking = stage.paid();
    stage.cancelled(booking);
    List<String> before = books.everything(booking);

    temporal.resetToEachTask(saga(booking), () -> assertUnchanged(booking, before));
    temporal.resetToEachTask(refund(booking), () -> assertUnchanged(booking, before));
  }

  @Test
  void cancellationThatWaitsForAnOperator_goesOnWaiting() {
    Booking booking = stage.parked();
    List<String> before = books.everything(booking);

    temporal.resetToEachTask(refund(booking), () -> assertUnchanged(booking, before));
    temporal.resetToEachTask(
        saga(booking),
        lab.runOf(saga(booking)),
        () -> {
          lab.allStories.cancellations().await(booking.id(), 1, "customer", RefundStage.CALL);
          assertUnchanged(booking, before);
        });

    stage.decided(booking, OperatorAct.RETRY);
    assertThat(lab.rowStatus(booking)).isEqualTo(BookingStatus.CANCELLED);
  }

  /** The refund of the run before goes on, and the new run finds what became of it. */
  @Test
  void cancellationWhoseRefundIsUnderWay_isRefundedOnce() {
    Booking booking = stage.paid();
    stage.refundsAreRefused(booking, 500, 1);
    lab.beginCancellation(booking);
    lab.allStories.cancellations().ensureRunning(booking.id(), 1, RefundStage.CALL);
    stage.awaitRefund(stage.refund(booking), RefundStatus.FAILED);

    temporal.resetToItsFirstTask(saga(booking));
    stage.awaitRefund(stage.refund(booking), RefundStatus.COMPLETED);
    // It would look by itself, some seconds later.
    lab.allStories.cancellations().wake(booking.id(), 1, "sweep", RefundStage.CALL);

    lab.awaitStatus(booking, BookingStatus.CANCELLED);
    lab.historyOfEnded(saga(booking));
    assertThat(stage.refund(booking).attempts()).isEqualTo(1);
    assertThat(books.atStripe(booking)).containsExactly("succeeded 4500");
  }

  @ParameterizedTest
  @EnumSource
  void cancellationThatAnOperatorResolved_staysResolved(OperatorAct act) {
    Booking booking = stage.parkedAtOnce();
    String ladder = lab.runOf(refund(booking));
    stage.decided(booking, act);
    lab.historyOfEnded(saga(booking));
    List<String> before = books.everything(booking);

    temporal.resetToEachTask(refund(booking), () -> assertUnchanged(booking, before));
    temporal.resetToEachTask(
        refund(booking),
        ladder,
        () -> {
          lab.historyOfEnded(refund(booking));
          assertUnchanged(booking, before);
        });
    temporal.resetToEachTask(saga(booking), () -> assertUnchanged(booking, before));
  }

  /** Its history says that it succeeded, which is true no longer. */
  @Test
  void refundThatFailedLate_staysAPersons() {
    Booking booking = stage.paid();
    stage.cancelled(booking);
    stage.failsLate(stage.refund(booking));
    List<String> before = books.everything(booking);

    temporal.resetToEachTask(refund(booking), () -> assertUnchanged(booking, before));
  }

  /** As when a worker dies between its commit and the end of its task. */
  @Test
  void callThatWasNotHeeded_isCountedOnce() {
    Booking booking = stage.paid();
    stage.refundsAreRefused(booking, 500, 1);
    Refund refund = stage.givenBackPatiently(booking, 1500);
    String story = WorkflowIds.refund(refund.id());
    lab.awaitEvents(story, EventType.EVENT_TYPE_TIMER_STARTED, 1);
    List<String> before = books.everything(booking);

    temporal.resetToEachTask(
        story,
        lab.runOf(story),
        () -> {
          lab.awaitEvents(story, EventType.EVENT_TYPE_TIMER_STARTED, 1);
          assertUnchanged(booking, before);
        });
  }

  /** Before the second decision Stripe has to be looked at again. */
  @Test
  void lookForOneDecision_isNotTakenForTheNext() {
    Booking booking = stage.parkedAtOnce();
    Refund refund = stage.refund(booking);
    stage.refundsAreRefused(booking, 500, 1);
    stage.decided(booking, OperatorAct.RETRY);
    assertThat(stage.find(refund).status()).isEqualTo(RefundStatus.PENDING_MANUAL);
    stage.madeUnheard(refund);
    String story = refund(booking);
    String retry = lab.runOf(story);
    assertThat(stage.operator.takesDown(refund, OperatorAct.WAIVE)).isEqualTo(Decided.DECIDED);

    // In its second task the story took down what the look for the first decision had shown.
    temporal.resetToTask(story, retry, 2);

    lab.historyOfEnded(story);
    assertThat(stage.find(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(stage.operator.caseOf(refund).refused())
        .isEqualTo("Stripe shows the refund as made");
    assertThat(books.atStripe(booking)).containsExactly("succeeded 4500");
  }

  private void assertUnchanged(Booking booking, List<String> before) {
    assertThat(books.everything(booking)).isEqualTo(before);
  }

  private static String saga(Booking booking) {
    return WorkflowIds.cancellation(booking.id(), 1);
  }

  private String refund(Booking booking) {
    return WorkflowIds.refund(stage.refund(booking).id());
  }
}
