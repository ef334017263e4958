package com.slotbase.adapters.reschedule;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.reschedule.Moves.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slotbase.adapters.booking.HoldOutcome;
import com.slotbase.adapters.database.TestDatabase;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.domain.RescheduleState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** B7 on the rows: what each piece of news does to a move that costs something, once or again. */
class RescheduleSettlementTest {

  private static final BookingNews NOTHING = new BookingNews.None();

  private final Moves moves = new Moves();
  private final RescheduleSettlement settlement =
      new RescheduleSettlement(TestDatabase.shared().transaction(), moves.jdbc);
  private final Listing court = moves.bookings.listing(1, true);
  private final Booking booking = moves.paid(court, hours(0, 2));

  @Test
  void paymentThatIsWanted_isLeftAlone() {
    RescheduleState state = settle(wanted(), NOTHING);
    assertThat(state.payment().refused()).isFalse();
    assertThat(state.moving()).isFalse();
    assertThat(state.untilExpiry()).isPositive().isLessThanOrEqualTo(FIVE_MINUTES);
  }

  @Test
  void captured_movesTheBooking_onceAndForAll() {
    Payment payment = moving();
    BookingNews captured = new BookingNews.PaymentCaptured(payment.id(), "pi");
    RescheduleState state = settle(payment, captured);
    assertThat(state.moved()).isTrue();
    assertThat(state.moving()).isFalse();
    assertThat(state.payment().status()).isEqualTo(PaymentStatus.CAPTURED);

    Booking moved = moves.find(booking);
    assertThat(moved.range()).isEqualTo(hours(1, 4));
    assertThat(moved.price().minor()).isEqualTo(13500);
    assertThat(moves.claims(booking)).containsExactly("1: 1-4");
    assertThat(steps(payment))
        .containsExactly(
            "claim COMPLETED", "capture STARTED", "capture COMPLETED", "move COMPLETED");

    String record = moves.record(booking);
    assertThat(settle(payment, captured))
        .usingRecursiveComparison()
        .ignoringFields("untilExpiry")
        .isEqualTo(state);
    settle(payment, new BookingNews.CaptureRefused(payment.id(), "late"));
    settle(payment, new BookingNews.PaymentVoided(payment.id()));
    assertThat(moves.record(booking)).isEqualTo(record);
  }

  @Test
  void captured_isBookedInTheLedger_andGivenBackByACheaperRange() {
    Payment payment = moving();
    settle(payment, new BookingNews.PaymentCaptured(payment.id(), "pi"));
    assertThat(
            moves
                .jdbc
                .sql("select captured_minor from booking_money where booking_id = ?")
                .param(booking.id())
                .query(Long.class)
                .single())
        .isEqualTo(13500);
    moves.move(moves.find(booking), hours(1, 2));
    assertThat(moves.refunds(booking).stream().mapToLong(Long::longValue).sum()).isEqualTo(9000);
  }

  @Test
  void refusedCapture_leavesTheBookingWhereItWas_andTheNewRangeFree() {
    Payment payment = moving();
    RescheduleState state =
        settle(payment, new BookingNews.CaptureRefused(payment.id(), "card_declined"));
    assertThat(state.moving()).isFalse();
    assertThat(state.payment().refused()).isTrue();
    assertThat(state.payment().status()).isEqualTo(PaymentStatus.FAILED);
    assertThat(moves.find(booking)).isEqualTo(booking);
    assertThat(moves.claims(booking)).containsExactly("1: 0-2");
    assertThat(moves.bookings.hold(court, hours(2, 4), FIVE_MINUTES, null))
        .isInstanceOf(HoldOutcome.Held.class);
    assertThat(steps(payment))
        .containsExactly(
            "claim COMPLETED", "capture STARTED", "capture FAILED", "claim COMPENSATED");
    assertThat(moves.move(booking, hours(1, 4)))
        .isInstanceOf(RescheduleOutcome.PaymentRequired.class);

    settle(payment, new BookingNews.PaymentVoided(payment.id()));
    assertThat(moves.payments.find(payment.id()).orElseThrow().open()).isFalse();
    assertThat(moves.wanted(booking, hours(5, 8)).replacedId()).isNull();
  }

  @Test
  void voidedUnderIt_endsTheMove() {
    Payment payment = moving();
    RescheduleState state = settle(payment, new BookingNews.PaymentVoided(payment.id()));
    assertThat(state.moving()).isFalse();
    assertThat(state.payment().status()).isEqualTo(PaymentStatus.VOIDED);
    assertThat(moves.claims(booking)).containsExactly("1: 0-2");
  }

  @Test
  void timeThatIsOver_refusesThePayment_butNotOneThatIsBeingTaken() {
    Payment payment = wanted();
    runOut(payment);
    assertThat(settle(payment, NOTHING).payment().refused()).isTrue();

    Payment taken = moving();
    runOut(taken);
    assertThat(settle(taken, NOTHING).moving()).isTrue();
    assertThat(settle(taken, NOTHING).payment().refused()).isFalse();
  }

  @Test
  void bookingThatHasEnded_refusesThePayment() {
    Payment payment = wanted();
    moves
        .jdbc
        .sql(
            "select 1 from move_booking(:id, 'CONFIRMED', 'CHECKED_IN', 'ANY', 'booking.checked_in', 'staff', '{}')")
        .param("id", booking.id())
        .query(Integer.class)
        .single();
    assertThat(settle(payment, NOTHING).payment().refused()).isTrue();
  }

  @Test
  void storyThatIsGivenUp_refusesThePayment_butNotOneThatIsBeingTaken() {
    Payment payment = wanted();
    assertThat(settle(payment, new BookingNews.Abandoned()).payment().refused()).isTrue();
    Payment taken = moving();
    assertThat(settle(taken, new BookingNews.Abandoned()).moving()).isTrue();
  }

  @Test
  void unresolvedPayment_isACaseUntilItIsResolved() {
    Payment payment = moving();
    var unresolved = new BookingNews.PaymentUnresolved(payment.id(), "Stripe is away");
    assertThat(settle(payment, unresolved).parked()).isTrue();
    RescheduleState state = settle(payment, new BookingNews.PaymentCaptured(payment.id(), "pi"));
    assertThat(state.parked()).isFalse();
    assertThat(state.moved()).isTrue();
  }

  @Test
  void moneyTakenWithoutAMove_isACase_andBookedOnce() {
    Payment payment = wanted();
    BookingNews captured = new BookingNews.PaymentCaptured(payment.id(), "pi");
    assertThat(settle(payment, captured).parked()).isTrue();
    assertThat(settle(payment, captured).payment().status()).isEqualTo(PaymentStatus.CAPTURED);
    assertThat(moves.find(booking)).isEqualTo(booking);
  }

  @Test
  void leftOver_isWhatNobodySeemsToLookAfter() {
    var sweep = new RescheduleSweep(moves.jdbc);
    Payment payment = moving();
    assertThat(found(sweep)).doesNotContain(payment.id());
    moves
        .jdbc
        .sql("update reschedule set requested_at = now() - interval '31 s' where payment_id = ?")
        .param(payment.id())
        .update();
    assertThat(found(sweep)).contains(payment.id());

    settle(payment, new BookingNews.CaptureRefused(payment.id(), "card_declined"));
    assertThat(found(sweep)).doesNotContain(payment.id());
    moves
        .jdbc
        .sql("update payment set refused_at = now() - interval '11 s' where id = ?")
        .param(payment.id())
        .update();
    assertThat(found(sweep)).contains(payment.id());
    assertThat(sweep.openOf(booking.id())).containsExactly(payment.id());

    settle(payment, new BookingNews.PaymentVoided(payment.id()));
    assertThat(found(sweep)).doesNotContain(payment.id());
    assertThat(sweep.openOf(booking.id())).isEmpty();
  }

  @Test
  void paymentOfNobody_isAFault() {
    assertThatThrownBy(() -> settlement.settle("gone", NOTHING))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Payment wanted() {
    return moves.wanted(booking, hours(1, 4)).payment();
  }

  private Payment moving() {
    Payment payment = moves.authorised(booking, hours(1, 4));
    assertThat(moves.move(booking, hours(1, 4)))
        .isEqualTo(new RescheduleOutcome.UnderWay(payment.id()));
    return payment;
  }

  private RescheduleState settle(Payment payment, BookingNews news) {
    return settlement.settle(payment.id(), news);
  }

  private void runOut(Payment payment) {
    moves
        .jdbc
        .sql("update payment set expires_at = now() where id = ?")
        .param(payment.id())
        .update();
  }

  private static List<String> found(RescheduleSweep sweep) {
    return sweep.leftOver(1000).stream().map(RescheduleSweep.LeftOver::paymentId).toList();
  }

  private List<String> steps(Payment payment) {
    return moves
        .jdbc
        .sql(
            """
            select step || ' ' || phase from transaction_log
            where change = 'reschedule' and subject_id = ? order by id
            """)
        .param(payment.id())
        .query(String.class)
        .list();
  }
}
