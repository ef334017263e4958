package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.PaymentAuthorization.Effect;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.temporal.WorkflowIds;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;

/** What people, Stripe and operators do in a story, said as in prose. */
final class Stage {

  static final Duration SHORT = Duration.ofMillis(1500);

  /** Short as well, and enough for all that happens in a hold on a loaded machine. */
  static final Duration UNHURRIED = Duration.ofSeconds(4);

  static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration CALL = Duration.ofSeconds(20);
  private static final String CARD = "4242424242424242";
  private static final String CARD_THAT_CANNOT_BE_CAPTURED = "4000000000000341";

  private final Lab lab;

  Stage(Lab lab) {
    this.lab = lab;
  }

  Booking hold(Duration length) {
    return lab.hold(length);
  }

  /** Of one hour, confirmed. */
  Booking paidBooking() {
    return lab.paidBooking();
  }

  Booking holdWithoutPayment(Duration length) {
    return lab.hold(lab.listing(false), length);
  }

  Payment paymentRequested(Booking booking) {
    return lab.requestPayment(booking);
  }

  Payment paid(Booking booking) {
    return lab.pay(booking);
  }

  void paysNow(Payment payment) {
    lab.stripe.pay(payment.paymentIntentId(), CARD);
  }

  /** With a card whose authorisation can't be captured. */
  Payment paidWithABadCard(Booking booking) {
    Payment payment = lab.requestPayment(booking);
    lab.stripe.pay(payment.paymentIntentId(), CARD_THAT_CANNOT_BE_CAPTURED);
    return payment;
  }

  /** The webhook, up to its commit. */
  void authorisationNoted(Payment payment) {
    assertThat(lab.noteAuthorized(payment)).isEqualTo(Effect.CONFIRMING);
  }

  void authorisationRefused(Payment payment) {
    assertThat(lab.noteAuthorized(payment)).isEqualTo(Effect.REFUSED);
  }

  void woken(Booking booking, String reason) {
    lab.stories.wake(booking.id(), reason, CALL);
  }

  /** Wakes a story that has nothing to do; it then waits with a timer of its own. */
  void wokenInVain(Booking booking, int time) {
    woken(booking, "in vain");
    awaitEvents(booking, EventType.EVENT_TYPE_TIMER_STARTED, time);
  }

  void confirmCalled(Booking booking) {
    lab.stories.confirm(booking.id(), "customer", false, CALL);
  }

  void confirmCalledLate(Booking booking) {
    lab.stories.confirm(booking.id(), "customer", true, CALL);
  }

  void confirmedWithoutPayment(Booking booking) {
    assertThat(lab.bookings.confirmWithoutPayment(booking.id(), "staff-1")).isTrue();
  }

  void cancelledByTheCustomer(Booking booking) {
    assertThat(lab.bookings.cancelHold(booking.id(), booking.customerId(), "rain")).isTrue();
    woken(booking, "booking.cancelled");
  }

  void cancelledInTemporal(Booking booking) {
    cancelledInTemporal(WorkflowIds.booking(booking.id()));
  }

  void cancelledInTemporal(String workflowId) {
    lab.client.newUntypedWorkflowStub(workflowId).cancel();
  }

  void terminatedInTemporal(Booking booking) {
    lab.client.newUntypedWorkflowStub(WorkflowIds.booking(booking.id())).terminate("by hand");
  }

  /** A hold that is over, of which nobody takes care, loses its slot to the next claimant. */
  Booking abandonedAndTakenOver(Listing listing, Booking booking) {
    terminatedInTemporal(booking);
    isPast(booking.expiresAt());
    return lab.hold(listing, LONG);
  }

  Listing listing() {
    return lab.listing(true);
  }

  Booking hold(Listing listing, Duration length) {
    return lab.hold(listing, length);
  }

  /** Stripe takes 3 s for each read of the PaymentIntent: longer than an expired hold waits. */
  void readsAreSlow(Payment payment, int times) {
    lab.stripe.fault(path(payment), "GET", "delay", ",\"ms\":3000", times);
  }

  void captureFails(Payment payment, int status, int times) {
    lab.stripe.fault(path(payment) + "/capture", "POST", "error", ",\"status\":" + status, times);
  }

  void cancelFails(Payment payment, int status, int times) {
    lab.stripe.fault(path(payment) + "/cancel", "POST", "error", ",\"status\":" + status, times);
  }

  /** Stripe takes 2 s for the capture. */
  void captureIsSlow(Payment payment) {
    lab.stripe.fault(path(payment) + "/capture", "POST", "delay", ",\"ms\":2000", 1);
  }

  /** A capture that is under way, and takes its time. */
  Booking slowlyCapturing() {
    Booking booking = hold(LONG);
    Payment payment = paid(booking);
    captureIsSlow(payment);
    authorisationNoted(payment);
    woken(booking, "webhook");
    awaitEvents(booking, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, 1);
    return booking;
  }

  void isPast(Instant instant) {
    Awaitility.await(instant + " is past")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Instant.now().isAfter(instant));
  }

  void awaitEvents(Booking booking, EventType type, int count) {
    lab.awaitEvents(booking, type, count);
  }

  void awaitEvents(String workflowId, EventType type, int count) {
    lab.awaitEvents(workflowId, type, count);
  }

  private static String path(Payment payment) {
    return "/v1/payment_intents/" + payment.paymentIntentId();
  }
}
