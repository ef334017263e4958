package com.slotbase.local.story;

import static com.slotbase.local.story.Moves.CARD_THAT_CANNOT_BE_CAPTURED;
import static com.slotbase.local.story.Moves.GOOD_CARD;
import static com.slotbase.local.story.Moves.LONG;
import static com.slotbase.local.story.Stage.UNHURRIED;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.api.enums.v1.EventType;
import java.util.function.BiFunction;

/** The ways through the story of a payment for moving a booking from one hour to two. */
enum ReschedulePath implements StoryPath {
  MOVED_FOR_THE_RESCHEDULE_CALL(
      PaymentStatus.CAPTURED,
      (stage, moves) -> {
        Booking booking = stage.paidBooking();
        Payment payment = moves.begun(booking);
        moves.seenThrough(payment);
        return told(booking, payment);
      }),

  MOVED_AFTER_A_WAKE(
      PaymentStatus.CAPTURED,
      (stage, moves) -> {
        Booking booking = stage.paidBooking();
        Payment payment = moves.begun(booking);
        moves.woken(payment, "sweep");
        return told(booking, payment);
      }),

  MOVE_NEVER_ASKED_FOR(
      PaymentStatus.VOIDED,
      (stage, moves) -> {
        Booking booking = stage.paidBooking();
        return told(booking, moves.paid(booking, 2, UNHURRIED, GOOD_CARD));
      }),

  MOVE_REPLACED_BY_ANOTHER(
      PaymentStatus.VOIDED,
      (stage, moves) -> {
        Booking booking = stage.paidBooking();
        Payment payment = moves.paid(booking, 2, LONG, GOOD_CARD);
        moves.asked(booking, 3, LONG);
        return told(booking, payment);
      }),

  MOVE_WOKEN_IN_VAIN_THEN_NEVER_ASKED_FOR(
      PaymentStatus.VOIDED,
      (stage, moves) -> {
        Booking booking = stage.paidBooking();
        Payment payment = moves.asked(booking, 2, UNHURRIED);
        moves.woken(payment, "in vain");
        return told(booking, payment);
      }),

  MOVE_DECLINED(
      PaymentStatus.FAILED,
      (stage, moves) -> {
        Booking booking = stage.paidBooking();
        Payment payment = moves.begun(booking, CARD_THAT_CANNOT_BE_CAPTURED);
        moves.seenThrough(payment);
        return told(booking, payment);
      }),

  MOVE_WHOSE_CAPTURE_FAILS_TWICE_THEN_WORKS(
      PaymentStatus.CAPTURED,
      (stage, moves) -> {
        Booking booking = stage.paidBooking();
        Payment payment = moves.begun(booking);
        stage.captureFails(payment, 500, 2);
        moves.woken(payment, "sweep");
        return told(booking, payment);
      }),

  MOVE_PARKED_THEN_RESOLVED(
      PaymentStatus.CAPTURED,
      (stage, moves) -> {
        Booking booking = stage.paidBooking();
        Payment payment = moves.begun(booking);
        stage.captureFails(payment, 403, 1);
        moves.woken(payment, "sweep");
        return told(booking, payment);
      }),

  MOVE_CANCELLED_IN_TEMPORAL_WHILE_IT_WAITS(
      PaymentStatus.VOIDED,
      (stage, moves) -> {
        Booking booking = stage.paidBooking();
        Payment payment = moves.paid(booking, 2, LONG, GOOD_CARD);
        stage.cancelledInTemporal(WorkflowIds.reschedule(payment.id()));
        return told(booking, payment);
      }),

  MOVE_CANCELLED_IN_TEMPORAL_DURING_THE_CAPTURE(
      PaymentStatus.CAPTURED,
      (stage, moves) -> {
        Booking booking = stage.paidBooking();
        Payment payment = moves.begun(booking);
        stage.captureIsSlow(payment);
        moves.woken(payment, "sweep");
        String story = WorkflowIds.reschedule(payment.id());
        stage.awaitEvents(story, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, 1);
        stage.cancelledInTemporal(story);
        return told(booking, payment);
      });

  /** What becomes of the payment: {@code CAPTURED} if the booking was moved. */
  private final PaymentStatus ofTheMove;

  private final BiFunction<Stage, Moves, Story> play;

  ReschedulePath(PaymentStatus ofTheMove, BiFunction<Stage, Moves, Story> play) {
    this.ofTheMove = ofTheMove;
    this.play = play;
  }

  private static Story told(Booking booking, Payment payment) {
    return Story.of(booking, WorkflowIds.reschedule(payment.id()));
  }

  @Override
  public BookingStatus becomes() {
    return BookingStatus.CONFIRMED;
  }

  @Override
  public PaymentStatus money() {
    return PaymentStatus.CAPTURED;
  }

  @Override
  public Story play(Lab lab) {
    return play.apply(new Stage(lab), new Moves(lab));
  }

  @Override
  public void judge(Lab lab, Story story) {
    StoryPath.super.judge(lab, story);
    var moves = new Moves(lab);
    Payment payment = moves.ofStory(story.runs().getFirst().workflowId());
    assertThat(payment.status()).isEqualTo(ofTheMove);
    assertThat(payment.open()).isFalse();
    if (ofTheMove == PaymentStatus.CAPTURED) {
      moves.assertIsMoved(story.booking(), payment);
    } else {
      moves.assertIsWhereItWas(story.booking());
    }
  }
}
