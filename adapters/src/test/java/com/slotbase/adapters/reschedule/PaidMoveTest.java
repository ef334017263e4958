package com.slotbase.adapters.reschedule;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.reschedule.Moves.hours;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.PaymentStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B7: moves that cost something, up to what Stripe says. */
class PaidMoveTest {

  private final Moves moves = new Moves();
  private final Listing court = moves.bookings.listing(1, true);
  private final Booking booking = moves.paid(court, hours(0, 2));

  @Test
  void payment_isOfTheDifference_andTheSameWhenAskedAgain() {
    Payment payment = moves.wanted(booking, hours(0, 3)).payment();
    assertThat(payment.amount().minor()).isEqualTo(4500);
    assertThat(payment.status()).isEqualTo(PaymentStatus.NONE);
    assertThat(payment.expiresAt()).isBetween(Instant.now(), Instant.now().plus(FIVE_MINUTES));
    assertThat(moves.wanted(booking, hours(0, 3)))
        .isEqualTo(new RescheduleDue.Wanted(payment, null));
    assertThat(moves.find(booking)).isEqualTo(booking);
  }

  @Test
  void paymentForAnotherRange_takesThePlaceOfTheOneBefore() {
    Payment first = moves.wanted(booking, hours(0, 3)).payment();
    RescheduleDue.Wanted second = moves.wanted(booking, hours(0, 4));
    assertThat(second.payment().amount().minor()).isEqualTo(9000);
    assertThat(second.replacedId()).isEqualTo(first.id());
    assertThat(moves.payments.find(first.id()).orElseThrow().refused()).isTrue();
  }

  @Test
  void paymentWhoseTimeIsOver_isReplaced() {
    Payment first = moves.wanted(booking, hours(0, 3)).payment();
    moves.jdbc.sql("update payment set expires_at = now() where id = ?").param(first.id()).update();
    assertThat(moves.wanted(booking, hours(0, 3)).replacedId()).isEqualTo(first.id());
  }

  @Test
  void rangeThatIsTaken_isNotPaidFor() {
    moves.bookings.held(court, hours(2, 3), FIVE_MINUTES);
    assertThat(moves.ask(booking, hours(0, 3))).isEqualTo(new RescheduleRefusal.Taken());
  }

  @Test
  void rangeThatCostsNoMore_isNotPaidFor() {
    var nothingDue = new RescheduleRefusal.InvalidState(BookingStatus.CONFIRMED);
    assertThat(moves.ask(booking, hours(0, 2))).isEqualTo(nothingDue);
    assertThat(moves.ask(booking, hours(5, 7))).isEqualTo(nothingDue);
    assertThat(moves.ask(booking, hours(5, 6))).isEqualTo(nothingDue);
  }

  @Test
  void paymentThatIsNotAuthorised_isNamedToWhoWantsToMove() {
    Payment payment = moves.wanted(booking, hours(0, 3)).payment();
    assertThat(moves.move(booking, hours(0, 3)))
        .isEqualTo(new RescheduleOutcome.PaymentRequired(payment.amount(), payment));
  }

  @Test
  void authorisedInTime_claimsTheNewRange_andKeepsTheOldOne() {
    Payment payment = moves.authorised(booking, hours(1, 4));
    assertThat(moves.move(booking, hours(1, 4)))
        .isEqualTo(new RescheduleOutcome.UnderWay(payment.id()));
    assertThat(moves.claims(booking)).containsExactly("1: 0-2", "1: 1-4");
    assertThat(moves.find(booking)).isEqualTo(booking);
  }

  @Test
  void authorisedTooLate_isNotUsed() {
    Payment payment = moves.wanted(booking, hours(0, 3)).payment();
    moves.authorization.note(
        payment.id(), "pi_" + payment.id(), payment.expiresAt().plusSeconds(1), "stripe");
    assertThat(moves.move(booking, hours(0, 3)))
        .isInstanceOf(RescheduleOutcome.PaymentRequired.class);
  }

  @Test
  void authorisedForAnotherRange_isNotUsed() {
    moves.authorised(booking, hours(0, 3));
    assertThat(moves.move(booking, hours(5, 8)))
        .isInstanceOf(RescheduleOutcome.PaymentRequired.class);
  }

  @Test
  void authorisedForAnotherPrice_isNotUsed() {
    moves.authorised(booking, hours(0, 3));
    moves.move(booking, hours(5, 6));
    assertThat(moves.move(booking, hours(0, 3)))
        .isInstanceOf(RescheduleOutcome.PaymentRequired.class);
  }

  @Test
  void authorisedButTakenMeanwhile_changesNothing() {
    moves.authorised(booking, hours(0, 3));
    moves.bookings.held(court, hours(2, 3), FIVE_MINUTES);
    String before = moves.record(booking);
    assertThat(moves.move(booking, hours(0, 3))).isEqualTo(new RescheduleRefusal.Taken());
    assertThat(moves.record(booking)).isEqualTo(before);
  }

  @Test
  void whileItIsUnderWay_theSameAgainIsTheSame_andAnythingElseIsRefused() {
    Payment payment = moves.authorised(booking, hours(0, 3));
    moves.move(booking, hours(0, 3));
    assertThat(moves.move(booking, hours(0, 3)))
        .isEqualTo(new RescheduleOutcome.UnderWay(payment.id()));
    assertThat(moves.wanted(booking, hours(0, 3)).payment().id()).isEqualTo(payment.id());
    var refused = new RescheduleRefusal.InvalidState(BookingStatus.CONFIRMED);
    assertThat(moves.move(booking, hours(5, 6))).isEqualTo(refused);
    assertThat(moves.move(booking, hours(0, 2))).isEqualTo(refused);
    assertThat(moves.ask(booking, hours(0, 4))).isEqualTo(refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANCELLING", "CHECKED_IN", "NO_SHOW", "COMPLETED"})
  void whileItIsUnderWay_theBookingStaysConfirmed(String to) {
    moves.authorised(booking, hours(0, 3));
    moves.move(booking, hours(0, 3));
    assertThat(leave(to)).isFalse();
    assertThat(moves.find(booking)).isEqualTo(booking);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANCELLING", "CHECKED_IN", "NO_SHOW", "COMPLETED"})
  void bookingThatEnds_callsForItsPaymentToBeVoided(String to) {
    moves.authorised(booking, hours(0, 3));
    assertThat(leave(to)).isTrue();
    assertThat(moves.outbox(booking)).hasSize(1);
    assertThat(moves.move(booking, hours(0, 3)))
        .isEqualTo(new RescheduleRefusal.InvalidState(BookingStatus.valueOf(to)));
  }

  @Test
  void bookingThatIsMovedElsewhere_callsForItsPaymentToBeVoided() {
    Payment payment = moves.authorised(booking, hours(0, 3));
    moves.move(booking, hours(5, 7));
    assertThat(moves.outbox(booking)).containsExactly("booking.rescheduled");
    assertThat(moves.payments.find(payment.id()).orElseThrow().refused()).isTrue();
  }

  @Test
  void webhookOfAMovesPaymentIntent_isNeverTakenForTheHolds() {
    Payment wanted = moves.wanted(booking, hours(0, 3)).payment();
    String holds = moves.payments.findByBooking(booking.id()).orElseThrow().paymentIntentId();
    assertThat(found(holds)).isNotEqualTo(wanted.id());
    assertThat(found("pi_not_noted_yet")).isEqualTo(wanted.id());
    moves.payments.noteIntent(wanted.id(), "pi_noted");
    assertThat(found("pi_noted")).isEqualTo(wanted.id());
    assertThat(moves.payments.findByIntent("pi_not_noted_yet", booking.id())).isEmpty();
  }

  @Test
  void paymentIntentThatCouldBeOfTwoPayments_isOfNeither() {
    Booking free = moves.bookings.held(court, hours(5, 6), FIVE_MINUTES);
    moves.payments.ofHold("hold-" + free.id(), free.id());
    moves.bookings.store.confirmWithoutPayment(free.id(), "staff-1");
    moves.wanted(free, hours(5, 7));
    assertThat(moves.payments.findByIntent("pi_not_noted_yet", free.id())).isEmpty();
  }

  private String found(String intent) {
    return moves.payments.findByIntent(intent, booking.id()).orElseThrow().id();
  }

  private boolean leave(String to) {
    return !moves
        .jdbc
        .sql(
            """
            select 1 from move_booking(:id, 'CONFIRMED', :to, 'ANY', 'booking.' || lower(:to), 'staff-1', '{}')
            """)
        .param("id", booking.id())
        .param("to", to)
        .query(Integer.class)
        .list()
        .isEmpty();
  }
}
