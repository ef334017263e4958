package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.CancellationPolicy;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundStatus;
import com.slotbase.workflows.temporal.WorkflowIds;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The ways through a cancellation's saga and a refund's story. */
enum RefundPath implements StoryPath {
  REFUND_MADE_UNHEARD(
      BookingStatus.CANCELLED,
      PaymentStatus.REFUNDED,
      stage -> {
        Booking booking = stage.paid();
        stage.refundsAreMadeUnheard(booking, "timeout_after", 1);
        stage.cancelled(booking);
        return sagaAndRefund(stage, booking);
      }),

  CANCELLED_WITH_FULL_REFUND(
      BookingStatus.CANCELLED,
      PaymentStatus.REFUNDED,
      stage -> {
        Booking booking = stage.paid();
        stage.cancelled(booking);
        return sagaAndRefund(stage, booking);
      }),

  CANCELLED_WHEN_NOTHING_IS_GIVEN_BACK(
      BookingStatus.CANCELLED,
      PaymentStatus.CAPTURED,
      stage -> {
        Booking booking = stage.paidUnder(new CancellationPolicy(List.of(), 0));
        stage.cancelled(booking);
        return Story.of(booking, saga(booking));
      }),

  REFUND_FAILS_TWICE_THEN_WORKS(
      BookingStatus.CANCELLED,
      PaymentStatus.REFUNDED,
      stage -> {
        Booking booking = stage.paid();
        stage.refundsAreRefused(booking, 500, 2);
        stage.cancelled(booking);
        return sagaAndRefund(stage, booking);
      }),

  REFUND_PENDING_AT_STRIPE(
      BookingStatus.CANCELLED,
      PaymentStatus.REFUNDED,
      stage -> {
        Booking booking = stage.paidWith(RefundStage.CARD_WITH_PENDING_REFUNDS);
        stage.cancelled(booking);
        stage.isPaidOut(stage.refund(booking));
        return sagaAndRefund(stage, booking);
      }),

  REFUND_PARKED_THEN_RETRIED(
      BookingStatus.CANCELLED, PaymentStatus.REFUNDED, stage -> parked(stage, OperatorAct.RETRY)),

  REFUND_PARKED_THEN_MARKED_REFUNDED(
      BookingStatus.CANCELLED,
      PaymentStatus.REFUNDED,
      stage -> parked(stage, OperatorAct.MARK_REFUNDED)),

  REFUND_PARKED_THEN_WAIVED(
      BookingStatus.CANCELLED, PaymentStatus.CAPTURED, stage -> parked(stage, OperatorAct.WAIVE)),

  REFUND_PARKED_THEN_REINSTATED(
      BookingStatus.CONFIRMED,
      PaymentStatus.CAPTURED,
      stage -> parked(stage, OperatorAct.REINSTATE)),

  REFUND_PARKED_AND_SAGA_CANCELLED_IN_TEMPORAL(
      BookingStatus.CANCELLED,
      PaymentStatus.CAPTURED,
      stage -> {
        Booking booking = stage.parked();
        String run = stage.lab.runOf(saga(booking));
        stage.cancelledInTemporal(booking);
        stage.decided(booking, OperatorAct.WAIVE);
        return new Story(
            booking,
            List.of(
                new Run("cancellation", saga(booking), Optional.of(run)),
                new Run("cancellation-again", saga(booking), Optional.empty())));
      }),

  REFUND_PARKED_BUT_MADE_ALL_THE_SAME(
      BookingStatus.CANCELLED,
      PaymentStatus.REFUNDED,
      stage -> {
        Booking booking = stage.parked();
        stage.told("refund.created", stage.madeUnheard(stage.refund(booking)));
        return Story.of(booking, saga(booking));
      }),

  REFUND_TOLD_OF_WHILE_IT_WAITS(
      BookingStatus.CONFIRMED,
      PaymentStatus.PARTIALLY_REFUNDED,
      stage -> {
        Booking booking = stage.paid();
        stage.refundsAreRefused(booking, 500, 1);
        Refund refund = stage.givenBackPatiently(booking, 1500);
        stage.awaitRefund(refund, RefundStatus.FAILED);
        stage.told("refund.created", stage.madeUnheard(refund));
        return Story.of(booking, WorkflowIds.refund(refund.id()));
      }),

  REFUND_OF_A_DISPUTED_CHARGE(
      BookingStatus.CANCELLED,
      PaymentStatus.REFUNDED,
      stage -> {
        Booking booking = stage.paid();
        String dispute = stage.disputed(booking);
        stage.cancelled(booking);
        String run = stage.lab.runOf(refund(stage, booking));
        stage.disputeWon(dispute);
        stage.decided(booking, OperatorAct.RETRY);
        return sagaAndRefunds(stage, booking, run);
      }),

  REFUND_FAILED_LATE_THEN_RETRIED(
      BookingStatus.CANCELLED,
      PaymentStatus.REFUNDED,
      stage -> {
        Booking booking = stage.paid();
        stage.cancelled(booking);
        stage.failsLate(stage.refund(booking));
        stage.decided(booking, OperatorAct.RETRY);
        return Story.of(booking, refund(stage, booking));
      }),

  PARTIAL_REFUND_BY_STAFF(
      BookingStatus.CONFIRMED,
      PaymentStatus.PARTIALLY_REFUNDED,
      stage -> {
        Booking booking = stage.paid();
        Refund refund = stage.givenBack(booking, 1500);
        stage.awaitRefund(refund, RefundStatus.COMPLETED);
        return Story.of(booking, WorkflowIds.refund(refund.id()));
      });

  private final BookingStatus becomes;
  private final PaymentStatus money;
  private final Function<RefundStage, Story> play;

  RefundPath(BookingStatus becomes, PaymentStatus money, Function<RefundStage, Story> play) {
    this.becomes = becomes;
    this.money = money;
    this.play = play;
  }

  @Override
  public BookingStatus becomes() {
    return becomes;
  }

  @Override
  public PaymentStatus money() {
    return money;
  }

  @Override
  public Story play(Lab lab) {
    return play.apply(new RefundStage(lab));
  }

  /** Whatever became of it, nothing was given back that is not on record, nor twice. */
  @Override
  public void judge(Lab lab, Story story) {
    StoryPath.super.judge(lab, story);
    var books = new Books(lab);
    assertThat(books.givenBackAtStripe(story.booking()))
        .isEqualTo(books.givenBackThroughStripe(story.booking()));
  }

  private static Story parked(RefundStage stage, OperatorAct act) {
    Booking booking = stage.parked();
    String run = stage.lab.runOf(refund(stage, booking));
    stage.decided(booking, act);
    return sagaAndRefunds(stage, booking, run);
  }

  private static Story sagaAndRefund(RefundStage stage, Booking booking) {
    return new Story(
        booking,
        List.of(
            new Run("cancellation", saga(booking), Optional.empty()),
            new Run("refund", refund(stage, booking), Optional.empty())));
  }

  private static Story sagaAndRefunds(RefundStage stage, Booking booking, String firstRun) {
    return new Story(
        booking,
        List.of(
            new Run("cancellation", saga(booking), Optional.empty()),
            new Run("refund", refund(stage, booking), Optional.of(firstRun)),
            new Run("refund-again", refund(stage, booking), Optional.empty())));
  }

  private static String saga(Booking booking) {
    return WorkflowIds.cancellation(booking.id(), 1);
  }

  private static String refund(RefundStage stage, Booking booking) {
    return WorkflowIds.refund(stage.refund(booking).id());
  }
}
