package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.refund.RefundOutcome;
import com.slotbase.adapters.refund.RefundStore.Requested;
import com.slotbase.adapters.webhook.Receipt;
import com.slotbase.adapters.webhook.WebhookEvent;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.CancellationPolicy;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundStatus;
import com.slotbase.workflows.temporal.WorkflowIds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;

/** What people, Stripe and operators do once money goes back, said as in prose. */
final class RefundStage {

  static final String CARD = "4242424242424242";

  /** Whose refunds stay pending until the bank pays them out. */
  static final String CARD_WITH_PENDING_REFUNDS = "4000000000007726";

  static final Duration LONG = Duration.ofMinutes(5);
  static final Duration CALL = Duration.ofSeconds(20);

  final Lab lab;
  final Operator operator;
  final Books books;

  RefundStage(Lab lab) {
    this.lab = lab;
    this.operator = new Operator(lab);
    this.books = new Books(lab);
  }

  /** A booking of 45.00 EUR that is confirmed and paid. */
  Booking paid() {
    return lab.paidBooking();
  }

  Booking paid(Money price) {
    return lab.paidBooking(lab.listing(true, price, CancellationPolicy.FULL_UNTIL_START), CARD);
  }

  Booking paidUnder(CancellationPolicy policy) {
    return lab.paidBooking(lab.listing(true, new Money(4500, "EUR"), policy), CARD);
  }

  Booking paidWith(String card) {
    return lab.paidBooking(lab.listing(true), card);
  }

  /** Being cancelled, and none of the four calls was heeded. */
  Booking parked() {
    Booking booking = paid();
    refundsAreRefused(booking, 500, 4);
    cancelled(booking);
    assertThat(refund(booking).status()).isEqualTo(RefundStatus.PENDING_MANUAL);
    return booking;
  }

  /** The same, where the settings know of one call only. */
  Booking parkedAtOnce() {
    return parkedAtOnce(lab.listing(true));
  }

  Booking parkedAtOnce(Listing listing) {
    Booking booking = lab.paidBooking(listing, CARD);
    refundsAreRefused(booking, 500, 1);
    lab.beginCancellation(booking);
    lab.storiesWith(List.of()).cancellations().await(booking.id(), 1, "customer", CALL);
    assertThat(refund(booking).status()).isEqualTo(RefundStatus.PENDING_MANUAL);
    return booking;
  }

  /** Without the work being done. */
  void refundsAreRefused(Booking booking, int status, int times) {
    fault(booking, "POST", "error", ",\"status\":" + status, times);
  }

  void refundsAreSeenSlowly(Booking booking, int times) {
    fault(booking, "GET", "delay", ",\"ms\":500", times);
  }

  void refundsAreMadeSlowly(Booking booking, int times) {
    fault(booking, "POST", "delay", ",\"ms\":500", times);
  }

  /** The work is done: {@code timeout_after} or {@code reset}. */
  void refundsAreMadeUnheard(Booking booking, String kind, int times) {
    fault(booking, "POST", kind, "", times);
  }

  /** Stripe's list of the booking's refunds can't be read. */
  void refundsCanNotBeSeen(Booking booking, int times) {
    fault(booking, "GET", "error", ",\"status\":500", times);
  }

  /** The list can be read before a call, and not after it. */
  void refundsAreSeenOnceAndThenNot(Booking booking) {
    fault(booking, "GET", "delay", ",\"ms\":1", 1);
    refundsCanNotBeSeen(booking, 1);
  }

  /** {@code failed} at once, or {@code insufficient_balance}. */
  void nextRefundsAre(Booking booking, String outcome, int times) {
    lab.stripe.nextRefunds(booking.id(), outcome, times);
  }

  /** Without the work being done, and for one of the booking's payments alone. */
  void refundsAreRefusedOf(Payment payment, int status, int times) {
    lab.stripe.fault(
        "/v1/refunds",
        "POST",
        "error",
        ",\"status\":%d,\"about\":\"%s\"".formatted(status, payment.paymentIntentId()),
        times);
  }

  private void fault(Booking booking, String method, String kind, String more, int times) {
    lab.stripe.fault(
        "/v1/refunds", method, kind, more + ",\"about\":\"" + booking.id() + "\"", times);
  }

  /** The customer disputes the charge with their bank, and nobody tells us; returns its id. */
  String disputed(Booking booking) {
    return lab.stripe.dispute(intent(booking)).get("id").asString();
  }

  void disputeWon(String dispute) {
    lab.stripe.closeDispute(dispute, "won");
  }

  /** Cancelled, and seen through up to its end or to where an operator is needed. */
  void cancelled(Booking booking) {
    lab.cancel(booking);
  }

  /** By staff, of a booking that stands. */
  Refund givenBack(Booking booking, long minor) {
    Refund refund = recorded(booking, minor);
    taken(refund);
    return refund;
  }

  /** By its story. */
  void taken(Refund refund) {
    lab.allStories.refunds().ensureRunning(refund.id(), CALL);
  }

  /** With so long a wait after the first call that nothing but news ends it. */
  Refund givenBackPatiently(Booking booking, long minor) {
    Refund refund = recorded(booking, minor);
    lab.storiesWith(List.of(Duration.ofHours(1))).refunds().ensureRunning(refund.id(), CALL);
    return refund;
  }

  /** Not asked for yet. */
  Refund recorded(Booking booking, long minor) {
    var amount = new Money(minor, booking.price().currency());
    Requested requested = lab.refunds.request(booking.id(), amount, "staff-1", "the net was torn");
    return ((Requested.Recorded) requested).refunds().getFirst();
  }

  /** At Stripe, by a call of ours whose answer nobody took down; returns Stripe's id. */
  String madeUnheard(Refund refund) {
    RefundOutcome made = lab.refundGateway.make(refund.id());
    return ((RefundOutcome.Accepted) made).refund().id();
  }

  Refund refund(Booking booking) {
    return lab.refund(booking);
  }

  Refund refundOf(Payment payment) {
    return lab.jdbc
        .sql("select id from refund where payment_id = :id")
        .param("id", payment.id())
        .query(String.class)
        .optional()
        .flatMap(lab.refunds::find)
        .orElseThrow();
  }

  Refund awaitRefund(Refund refund, RefundStatus status) {
    Awaitility.await("refund " + refund.id() + " becomes " + status)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> find(refund).status() == status);
    return find(refund);
  }

  Refund find(Refund refund) {
    return lab.refunds.find(refund.id()).orElseThrow();
  }

  /** The bank sends money back that had been given back, and Stripe tells us. */
  void failsLate(Refund refund) {
    lab.stripe.failRefund(stripeId(refund), "expired_or_canceled_card");
    told("refund.failed", refund);
  }

  /** A pending refund is paid out, and Stripe tells us. */
  void isPaidOut(Refund refund) {
    lab.stripe.succeedRefund(stripeId(refund));
    told("refund.updated", refund);
  }

  /** As long as the sweep waits for a webhook before it asks Stripe itself. */
  void fiveMinutesPass(Refund refund) {
    lab.jdbc
        .sql("update refund set next_attempt_at = now() where id = :id")
        .param("id", refund.id())
        .update();
  }

  private void told(String type, Refund refund) {
    told(type, stripeId(refund));
  }

  /** As the webhook does. */
  void told(String type, String objectId) {
    Receipt receipt =
        lab.inbox.receive(new WebhookEvent("evt_" + UUID.randomUUID(), type, objectId, "{}"));
    assertThat(receipt)
        .isInstanceOfSatisfying(
            Receipt.Processed.class,
            processed ->
                processed.wake().forEach(story -> lab.allStories.wake(story, "webhook", CALL)));
  }

  private String stripeId(Refund refund) {
    return Optional.ofNullable(find(refund).stripeRefundId()).orElseThrow();
  }

  void decided(Booking booking, OperatorAct act) {
    assertThat(operator.decides(refund(booking), act).refused()).isNull();
  }

  void cancelledInTemporal(Booking booking) {
    String saga = WorkflowIds.cancellation(booking.id(), 1);
    lab.client.newUntypedWorkflowStub(saga).cancel();
    lab.historyOfEnded(saga);
  }

  private String intent(Booking booking) {
    return lab.payment(booking).paymentIntentId();
  }
}
