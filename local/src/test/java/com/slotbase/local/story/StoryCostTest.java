package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.temporal.WorkflowIds;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each story costs in events of history, on the real server. */
@Timeout(60)
class StoryCostTest {

  private static final Duration SHORT = Duration.ofMillis(1500);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Lab lab = Lab.shared();

  @Test
  void waitingHold_costsOneEvent() {
    Booking booking = lab.hold(LONG);
    assertThat(lab.client.fetchHistory(WorkflowIds.booking(booking.id())).getEvents()).hasSize(1);
  }

  @Test
  void holdThatExpires_costsSixEvents() {
    Booking booking = lab.hold(SHORT);
    assertThat(lab.historyOfEnded(booking).getEvents()).hasSize(6);
    assertThat(lab.rowStatus(booking)).isEqualTo(BookingStatus.EXPIRED);
  }

  @Test
  void holdConfirmedWithoutPayment_costsSixEvents() {
    Booking booking = lab.hold(SHORT);
    assertThat(lab.bookings.confirmWithoutPayment(booking.id(), "staff-1")).isTrue();
    assertThat(lab.historyOfEnded(booking).getEvents()).hasSize(6);
    assertThat(lab.rowStatus(booking)).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void captureAfterTheWebhook_costsFourteenEvents() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.pay(booking);
    lab.noteAuthorized(payment);
    lab.stories.wake(booking.id(), "webhook", Duration.ofSeconds(5));
    assertThat(lab.historyOfEnded(booking).getEvents()).hasSize(14);
    assertThat(lab.rowStatus(booking)).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(lab.stripe.status(payment.paymentIntentId())).isEqualTo("succeeded");
  }

  @Test
  void captureForTheConfirmCall_costsFifteenEvents() {
    Booking booking = lab.hold(LONG);
    lab.noteAuthorized(lab.pay(booking));
    assertThat(lab.stories.confirm(booking.id(), "customer", false, Duration.ofSeconds(10)))
        .isEqualTo(BookingStatus.CONFIRMED);
    assertThat(lab.historyOfEnded(booking).getEvents()).hasSize(15);
  }

  @Test
  void expiryWithAPaymentToVoid_costsThirteenEvents() {
    Booking booking = lab.hold(SHORT);
    Payment payment = lab.requestPayment(booking);
    assertThat(lab.historyOfEnded(booking).getEvents()).hasSize(13);
    assertThat(lab.rowStatus(booking)).isEqualTo(BookingStatus.EXPIRED);
    assertThat(lab.stripe.status(payment.paymentIntentId())).isEqualTo("canceled");
  }

  @Test
  void paymentOfAMove_costsOneEventWhileItWaits_andThirteenToBeVoided() {
    var moves = new Moves(lab);
    Booking booking = lab.paidBooking();
    Payment payment = moves.asked(booking, 2, Duration.ofSeconds(3));
    String story = WorkflowIds.reschedule(payment.id());
    assertThat(lab.client.fetchHistory(story).getEvents()).hasSize(1);
    assertThat(lab.historyOfEnded(story).getEvents()).hasSize(13);
    moves.assertIsWhereItWas(booking);
  }

  @Test
  void moveThatIsPaid_costsFifteenEvents() {
    var moves = new Moves(lab);
    Booking booking = lab.paidBooking();
    Payment payment = moves.begun(booking);
    assertThat(moves.seenThrough(payment)).isTrue();
    assertThat(lab.historyOfEnded(WorkflowIds.reschedule(payment.id())).getEvents()).hasSize(15);
    moves.assertIsMoved(booking, payment);
  }
}
