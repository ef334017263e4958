package com.slotbase.local.story;

import static com.slotbase.workflows.domain.BookingStatus.CONFIRMED;
import static com.slotbase.workflows.domain.BookingStatus.HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slotbase.adapters.webhook.WebhookEvent;
import com.slotbase.workflows.catchup.CatchUpWorkflow.CatchUpReport;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Payment;
import io.temporal.client.WorkflowFailedException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** W4: what no webhook tells is found in Stripe's list, long before the hold's end. */
@Timeout(90)
class CatchUpTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String AUTHORISED = "payment_intent.amount_capturable_updated";
  private static final String CAPTURED = "payment_intent.succeeded";

  private final Lab lab = Lab.shared();

  @BeforeEach
  void loseWebhooks() {
    lab.stripe.webhooks("lost");
  }

  @AfterEach
  void sendThemAgain() {
    lab.stripe.clearFaults();
    lab.stripe.webhooks("normal");
  }

  @Test
  void paymentThatNoWebhookTold_isBookedByTheNextPass() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.pay(booking);
    assertThat(lab.rowStatus(booking)).isEqualTo(HELD);

    assertThat(catchUp().processed()).isPositive();

    lab.awaitStatus(booking, CONFIRMED);
    assertThat(received(payment)).containsExactly(AUTHORISED);
  }

  @Test
  void secondPass_doesNothingTwice() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.pay(booking);
    catchUp();
    lab.historyOfEnded(booking);
    catchUp();

    CatchUpReport again = catchUp();

    assertThat(again.undelivered()).isGreaterThanOrEqualTo(2);
    assertThat(received(payment)).containsExactly(AUTHORISED, CAPTURED);
    assertThat(
            lab.jdbc
                .sql("select type from booking_event where booking_id = :id")
                .param("id", booking.id())
                .query(String.class)
                .list())
        .containsOnlyOnce("booking.confirming", "booking.confirmed", "payment.captured");
  }

  @Test
  void eventThatCanNotBeProcessedNow_isLeftToTheSweep() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.pay(booking);
    lab.stripe.fault(
        "/v1/payment_intents/" + payment.paymentIntentId(), "GET", "error", ",\"status\":500", 1);

    assertThat(catchUp().failed()).isEqualTo(1);
    assertThat(catchUp().failed()).isZero();

    assertThat(lab.rowStatus(booking)).isEqualTo(HELD);
    lab.jdbc.sql("update stripe_event set next_attempt_at = now()").update();
    lab.sweep();
    lab.awaitStatus(booking, CONFIRMED);
  }

  @Test
  void listThatCanNotBeRead_failsThePass_andTheNextOneMakesUpForIt() {
    Booking booking = lab.hold(LONG);
    lab.pay(booking);
    lab.stripe.fault("/v1/events", "GET", "error", ",\"status\":500", 3);

    assertThatThrownBy(this::catchUp).isInstanceOf(WorkflowFailedException.class);

    catchUp();
    lab.awaitStatus(booking, CONFIRMED);
  }

  @Test
  void unheard_leavesOutWhatTheInboxHas_andKeepsTheOrder() {
    WebhookEvent known = ofNothingOfOurs();
    WebhookEvent first = ofNothingOfOurs();
    WebhookEvent second = ofNothingOfOurs();
    lab.inbox.receive(known);

    assertThat(lab.inbox.unheard(List.of(first, known, second))).containsExactly(first, second);
    assertThat(lab.inbox.unheard(List.of(known))).isEmpty();
    assertThat(lab.inbox.unheard(List.of())).isEmpty();
  }

  private static WebhookEvent ofNothingOfOurs() {
    return new WebhookEvent("evt_" + UUID.randomUUID(), "customer.created", "cus_1", "{}");
  }

  private CatchUpReport catchUp() {
    return lab.catchUp("catch-up-" + UUID.randomUUID());
  }

  /** The events of the payment that are in the inbox, in the order in which they came. */
  private List<String> received(Payment payment) {
    return lab.jdbc
        .sql("select type from stripe_event where object_id = :id order by received_at")
        .param("id", payment.paymentIntentId())
        .query(String.class)
        .list();
  }
}
