package com.slotbase.local.story;

import static com.slotbase.workflows.domain.BookingStatus.CANCELLED;
import static com.slotbase.workflows.domain.BookingStatus.CONFIRMED;
import static com.slotbase.workflows.domain.BookingStatus.CONFIRMING;
import static com.slotbase.workflows.domain.BookingStatus.EXPIRED;
import static com.slotbase.workflows.domain.BookingStatus.HELD;
import static com.slotbase.workflows.domain.BookingStatus.PAYMENT_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slotbase.adapters.booking.PaymentAuthorization.Effect;
import com.slotbase.adapters.payment.PaymentFault;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.temporal.WorkflowIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * B5, and the money rules: early, late, unheard of, refused; captured or voided once, never both.
 */
@Timeout(90)
class StoryMoneyTest {

  private static final Duration SHORT = Duration.ofMillis(1500);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String INTENT = "/v1/payment_intents/*";
  private static final String CAPTURE = "/v1/payment_intents/*/capture";

  private final Lab lab = Lab.shared();

  @AfterEach
  void clearFaults() {
    lab.stripe.clearFaults();
  }

  @Test
  void paymentInTimeThatNobodyToldOf_isBookedAtTheEndOfTheHold() {
    Booking booking = lab.hold(SHORT);
    Payment payment = lab.pay(booking);
    lab.awaitStatus(booking, CONFIRMED);
    assertCaptured(payment);
  }

  @Test
  void stripeTooSlowAtTheEnd_releasesTheSlot_andBooksAfterAll_asItIsStillFree() {
    Booking booking = lab.hold(Duration.ofMillis(2500));
    Payment payment = lab.pay(booking);
    lab.stripe.fault(INTENT, "GET", "delay", ",\"ms\":3000", 1);
    lab.awaitStatus(booking, EXPIRED);
    lab.awaitStatus(booking, CONFIRMED);
    assertCaptured(payment);
  }

  @Test
  void stripeTooSlowAtTheEnd_losesTheSlotToAnother_andVoids() {
    Listing listing = lab.listing(true);
    Booking booking = lab.hold(listing, Duration.ofMillis(2500));
    Payment payment = lab.pay(booking);
    lab.stripe.fault(INTENT, "GET", "delay", ",\"ms\":3000", 1);
    lab.awaitStatus(booking, EXPIRED);
    lab.hold(listing, LONG);
    assertVoided(booking, payment);
    assertThat(lab.rowStatus(booking)).isEqualTo(EXPIRED);
  }

  @Test
  void wakeUpAfterTheEnd_isANewStoryThatFindsNothingToDo() {
    Booking booking = lab.hold(SHORT);
    Payment payment = lab.pay(booking);
    lab.historyOfEnded(booking);
    lab.stories.wake(booking.id(), "webhook, days later", SOON);
    assertThat(lab.historyOfEnded(WorkflowIds.latePayment(booking.id())).getEvents()).hasSize(7);
    assertCaptured(payment);
  }

  @Test
  void lateNewsOfATimelyPayment_takesTheSlotBack_ifItIsFreeAgain() {
    Listing listing = lab.listing(true);
    Booking booking = lab.hold(listing, LONG);
    Payment payment = lab.pay(booking);
    lab.jdbc
        .sql("update booking set expires_at = now() where id = :id")
        .param("id", booking.id())
        .update();
    Booking next = lab.hold(listing, LONG);
    assertThat(lab.rowStatus(booking)).isEqualTo(EXPIRED);
    assertThat(lab.bookings.cancelHold(next.id(), "bob", null)).isTrue();
    assertThat(lab.noteAuthorized(payment)).isEqualTo(Effect.CONFIRMING);
    lab.stories.wake(booking.id(), "webhook", SOON);
    lab.awaitStatus(booking, CONFIRMED);
    lab.historyOfEnded(booking);
    assertCaptured(payment);
  }

  @Test
  void holdTakenOverWithItsPaymentOpen_isVoided() {
    Listing listing = lab.listing(true);
    Booking booking = lab.hold(listing, LONG);
    Payment payment = lab.pay(booking);
    runOut(booking, payment);
    Booking next = lab.hold(listing, LONG);
    assertThat(lab.rowStatus(booking)).isEqualTo(EXPIRED);
    assertThat(lab.noteAuthorized(payment)).isEqualTo(Effect.REFUSED);
    lab.stories.wake(booking.id(), "outbox", SOON);
    assertVoided(booking, payment);
    assertThat(lab.rowStatus(next)).isEqualTo(HELD);
  }

  @Test
  void paymentAfterTheEnd_isVoided() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.pay(booking);
    runOut(booking, payment);
    assertThat(lab.noteAuthorized(payment)).isEqualTo(Effect.REFUSED);
    lab.stories.wake(booking.id(), "webhook", SOON);
    assertVoided(booking, payment);
    lab.awaitStatus(booking, EXPIRED);
  }

  @Test
  void cancelledHold_hasItsPaymentVoided() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.pay(booking);
    assertThat(lab.bookings.cancelHold(booking.id(), "alice", null)).isTrue();
    lab.stories.wake(booking.id(), "outbox", SOON);
    assertVoided(booking, payment);
    assertThat(lab.rowStatus(booking)).isEqualTo(CANCELLED);
  }

  @Test
  void webhookAndConfirmCallAtOnce_captureOnce() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.pay(booking);
    assertThat(lab.noteAuthorized(payment)).isEqualTo(Effect.CONFIRMING);
    assertThat(lab.noteAuthorized(payment)).isEqualTo(Effect.UNDER_WAY);
    lab.stories.wake(booking.id(), "webhook", SOON);
    lab.stories.wake(booking.id(), "webhook", SOON);
    try {
      lab.stories.confirm(booking.id(), "customer", false, SOON);
    } catch (RuntimeException closedBefore) {
      assertThat(lab.rowStatus(booking)).isEqualTo(CONFIRMED);
    }
    lab.awaitStatus(booking, CONFIRMED);
    assertCaptured(payment);
  }

  @Test
  void captureThatFailsAtStripe_isTriedWithANewKey() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.pay(booking);
    lab.noteAuthorized(payment);
    lab.stripe.fault(CAPTURE, "POST", "error", ",\"status\":500", 2);
    lab.stories.wake(booking.id(), "webhook", SOON);
    lab.awaitStatus(booking, CONFIRMED);
    assertCaptured(payment);
    assertThat(captureKeys(payment))
        .containsExactly(
            "capture:" + payment.id(),
            "capture:" + payment.id() + ":2",
            "capture:" + payment.id() + ":3");
  }

  @Test
  void captureWhoseAnswerIsLost_isFoundMade() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.pay(booking);
    lab.noteAuthorized(payment);
    // Twice, as the JDK sends a POST again by itself, once, when its connection was cut.
    lab.stripe.fault(CAPTURE, "POST", "reset", "", 2);
    lab.stories.wake(booking.id(), "webhook", SOON);
    lab.awaitStatus(booking, CONFIRMED);
    assertCaptured(payment);
    assertThat(captureKeys(payment)).containsOnly("capture:" + payment.id());
  }

  @Test
  void paymentIntentThatCanNotBeReadOnceItWasMade_isTheOneOnRecord() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.payments.ofHold(UUID.randomUUID().toString(), booking.id()).orElseThrow();
    lab.stripe.fault(INTENT, "GET", "error", ",\"status\":500", 1);
    assertThatThrownBy(() -> lab.gateway.open(payment.id())).isInstanceOf(PaymentFault.class);
    lab.gateway.open(payment.id());
    assertThat(intentsOf(booking)).hasSize(1);
  }

  @Test
  void stripeThatRefusesUs_isACase_andIsTriedUntilItAnswers() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.pay(booking);
    lab.noteAuthorized(payment);
    lab.stripe.fault(CAPTURE, "POST", "error", ",\"status\":403", -1);
    lab.stories.wake(booking.id(), "webhook", SOON);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> openCases(payment) == 1);
    assertThat(lab.rowStatus(booking)).isEqualTo(CONFIRMING);
    lab.stripe.clearFaults();
    lab.awaitStatus(booking, CONFIRMED);
    assertCaptured(payment);
    assertThat(openCases(payment)).isZero();
  }

  @Test
  void paymentOfAnotherAmount_isVoided_neverCaptured() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.pay(booking);
    lab.noteAuthorized(payment);
    lab.jdbc
        .sql("update payment set amount_minor = amount_minor + 1 where id = :id")
        .param("id", payment.id())
        .update();
    lab.stories.wake(booking.id(), "webhook", SOON);
    lab.awaitStatus(booking, PAYMENT_FAILED);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lab.stripe.status(payment.paymentIntentId()).equals("canceled"));
  }

  @Test
  void paymentIntentWhoseCreationWasNotHeardOf_isFoundAndVoidedAtTheEnd() {
    Booking booking = lab.hold(SHORT);
    Payment payment = lab.payments.ofHold(UUID.randomUUID().toString(), booking.id()).orElseThrow();
    lab.stripe.fault("/v1/payment_intents", "POST", "reset", "", 2);
    assertThatThrownBy(() -> lab.gateway.open(payment.id())).isInstanceOf(PaymentFault.class);
    lab.awaitStatus(booking, EXPIRED);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lab.payment(booking).status() == PaymentStatus.VOIDED);
    assertThat(intentsOf(booking)).containsExactly("canceled");
    assertThat(lab.payment(booking).paymentIntentId()).isNotNull();
  }

  private void runOut(Booking booking, Payment payment) {
    lab.jdbc
        .sql("update booking set expires_at = now() - interval '2 s' where id = :id")
        .param("id", booking.id())
        .update();
    lab.jdbc
        .sql("update payment set expires_at = now() - interval '2 s' where id = :id")
        .param("id", payment.id())
        .update();
  }

  private void assertCaptured(Payment payment) {
    assertThat(lab.stripe.status(payment.paymentIntentId())).isEqualTo("succeeded");
    assertThat(lab.payments.find(payment.id()).orElseThrow().status())
        .isEqualTo(PaymentStatus.CAPTURED);
  }

  private void assertVoided(Booking booking, Payment payment) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !lab.payment(booking).open());
    assertThat(lab.payment(booking).status()).isEqualTo(PaymentStatus.VOIDED);
    assertThat(lab.stripe.status(payment.paymentIntentId())).isEqualTo("canceled");
  }

  private List<String> captureKeys(Payment payment) {
    var keys = new ArrayList<String>();
    for (var request : lab.stripe.state(payment.paymentIntentId()).get("requests")) {
      if (request.get("path").asString().endsWith(payment.paymentIntentId() + "/capture")) {
        keys.add(request.get("idempotencyKey").asString());
      }
    }
    return keys;
  }

  private List<String> intentsOf(Booking booking) {
    var found = new ArrayList<String>();
    for (var intent : lab.stripe.state(booking.id()).get("paymentIntents")) {
      if (intent.at("/metadata/booking_id").asString().equals(booking.id())) {
        found.add(intent.get("status").asString());
      }
    }
    return found;
  }

  private int openCases(Payment payment) {
    return lab.jdbc
        .sql("select count(*) from operator_case where subject_id = :id and resolved_at is null")
        .param("id", payment.id())
        .query(Integer.class)
        .single();
  }
}
