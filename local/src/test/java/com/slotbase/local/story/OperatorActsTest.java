package com.slotbase.local.story;

import static com.slotbase.workflows.domain.BookingStatus.CANCELLED;
import static com.slotbase.workflows.domain.BookingStatus.CONFIRMED;
import static com.slotbase.workflows.domain.BookingStatus.EXPIRED;
import static com.slotbase.workflows.domain.BookingStatus.HELD;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cancel, terminate and reset, as an operator does them in Temporal's UI, at the worst moments. */
@Timeout(90)
class OperatorActsTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String CAPTURE = "/v1/payment_intents/*/capture";

  private final Lab lab = Lab.shared();
  private final TemporalUi temporal = new TemporalUi(lab);

  @AfterEach
  void clearFaults() {
    lab.stripe.clearFaults();
  }

  @Test
  void cancelledWhileItWaits_freesTheSlot_andVoidsThePayment() {
    Listing listing = lab.listing(true);
    Booking booking = lab.hold(listing, LONG);
    Payment payment = lab.pay(booking);
    story(booking).cancel();
    lab.awaitStatus(booking, CANCELLED);
    assertVoided(payment);
    lab.hold(listing, LONG);
    assertThat(lab.historyOfEnded(booking).getEvents().getLast().getEventType())
        .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED);
  }

  @Test
  void cancelledAfterAWakeUp_freesTheSlot() {
    Booking booking = lab.hold(LONG);
    lab.stories.wake(booking.id(), "for nothing", SOON);
    lab.awaitEvents(booking, EventType.EVENT_TYPE_TIMER_STARTED, 1);
    story(booking).cancel();
    lab.awaitStatus(booking, CANCELLED);
    lab.historyOfEnded(booking);
  }

  @Test
  void cancelledInTheMiddleOfACapture_finishesIt() {
    Booking booking = captureUnderWay(1500);
    story(booking).cancel();
    lab.awaitStatus(booking, CONFIRMED);
    lab.historyOfEnded(booking);
    assertCapturedOnce(lab.payment(booking));
  }

  @Test
  void terminatedWhileItWaits_isReleasedByTheSweep() {
    Listing listing = lab.listing(true);
    Booking booking = lab.hold(listing, Duration.ofMillis(500));
    story(booking).terminate("test");
    Awaitility.await().until(() -> lab.find(booking).status() == EXPIRED);
    assertThat(lab.rowStatus(booking)).isEqualTo(HELD);
    lab.sweep();
    assertThat(lab.rowStatus(booking)).isEqualTo(EXPIRED);
  }

  @Test
  void terminatedWhileItWaits_hasItsPaymentVoidedByTheSweep() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.requestPayment(booking);
    story(booking).terminate("test");
    lab.jdbc
        .sql("update booking set expires_at = now() - interval '11 s' where id = :id")
        .param("id", booking.id())
        .update();
    lab.sweep();
    lab.awaitStatus(booking, EXPIRED);
    assertVoided(payment);
  }

  @Test
  void terminatedInTheMiddleOfACapture_isSeenThroughByTheSweep_andCapturedOnce() {
    Booking booking = captureUnderWay(1500);
    story(booking).terminate("test");
    lab.jdbc
        .sql("update booking set changed_at = now() - interval '31 s' where id = :id")
        .param("id", booking.id())
        .update();
    lab.sweep();
    lab.awaitStatus(booking, CONFIRMED);
    assertCapturedOnce(lab.payment(booking));
  }

  @Test
  void parkedCapture_isNotWokenByTheSweepWhileItsStoryRuns_andTakenUpOnceThatIsTerminated() {
    Booking booking = lab.hold(LONG);
    lab.noteAuthorized(lab.pay(booking));
    lab.stripe.fault(CAPTURE, "POST", "error", ",\"status\":403", -1);
    lab.stories.wake(booking.id(), "webhook", SOON);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lab.settlement.settle(booking.id(), new BookingNews.None()).parked());
    lab.jdbc
        .sql("update booking set changed_at = now() - interval '31 s' where id = :id")
        .param("id", booking.id())
        .update();
    lab.sweep();
    assertThat(lab.client.fetchHistory(WorkflowIds.booking(booking.id())).getEvents())
        .filteredOn(HistoryEvent::hasWorkflowExecutionSignaledEventAttributes)
        .hasSize(1);
    story(booking).terminate("test");
    lab.stripe.clearFaults();
    lab.sweep();
    lab.awaitStatus(booking, CONFIRMED);
    assertCapturedOnce(lab.payment(booking));
  }

  @Test
  void resetInTheMiddleOfACapture_capturesOnce() {
    Booking booking = captureUnderWay(1500);
    temporal.resetToItsFirstTask(WorkflowIds.booking(booking.id()));
    lab.awaitStatus(booking, CONFIRMED);
    lab.historyOfEnded(booking);
    assertCapturedOnce(lab.payment(booking));
  }

  @Test
  void resetAfterTheEnd_changesNothing() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.pay(booking);
    lab.noteAuthorized(payment);
    lab.stories.wake(booking.id(), "webhook", SOON);
    temporal.resetToEachTask(
        WorkflowIds.booking(booking.id()),
        () -> {
          assertThat(lab.rowStatus(booking)).isEqualTo(CONFIRMED);
          assertCapturedOnce(payment);
        });
  }

  private Booking captureUnderWay(int delayMillis) {
    Booking booking = lab.hold(LONG);
    lab.noteAuthorized(lab.pay(booking));
    lab.stripe.fault(CAPTURE, "POST", "delay", ",\"ms\":" + delayMillis, 1);
    lab.stories.wake(booking.id(), "webhook", SOON);
    lab.awaitEvents(booking, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, 1);
    return booking;
  }

  private WorkflowStub story(Booking booking) {
    return temporal.story(WorkflowIds.booking(booking.id()));
  }

  private void assertVoided(Payment payment) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> lab.payments.find(payment.id()).orElseThrow().status() == PaymentStatus.VOIDED);
    assertThat(lab.stripe.status(payment.paymentIntentId())).isEqualTo("canceled");
  }

  private void assertCapturedOnce(Payment payment) {
    assertThat(lab.stripe.captures(payment.paymentIntentId())).isEqualTo(1);
    assertThat(lab.payments.find(payment.id()).orElseThrow().status())
        .isEqualTo(PaymentStatus.CAPTURED);
  }
}
