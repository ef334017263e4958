package com.slotbase.checker.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.alert.Alerts;
import com.slotbase.adapters.cancellation.CancellationSettlement;
import com.slotbase.adapters.cancellation.CancellationStore;
import com.slotbase.adapters.outbox.Outbox;
import com.slotbase.adapters.payment.OfflinePayment;
import com.slotbase.adapters.payment.OfflinePaymentOutcome;
import com.slotbase.adapters.payment.OfflinePaymentStore;
import com.slotbase.adapters.refund.RefundCases;
import com.slotbase.adapters.refund.RefundReports;
import com.slotbase.adapters.refund.RefundRows;
import com.slotbase.adapters.refund.RefundSettlement;
import com.slotbase.adapters.refund.RefundStore;
import com.slotbase.adapters.refund.StripeRefund;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundNews;
import com.slotbase.workflows.domain.RefundState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The part of the world in which money goes back: cancellations, refunds and their cases. */
public final class MoneyBack {

  private final ScratchDatabase database;
  private final StripeAccount stripe;
  private final OfflinePaymentStore offlinePayments;
  private final RefundStore refunds;
  private final RefundSettlement settlement;
  private final RefundReports reports;
  private final RefundCases cases;
  private final CancellationStore cancellations;
  private final CancellationSettlement cancellationSettlement;
  private final Outbox outbox;

  MoneyBack(ScratchDatabase database, StripeAccount stripe, Outbox outbox) {
    this.database = database;
    this.stripe = stripe;
    this.outbox = outbox;
    JdbcClient jdbc = database.application();
    var transaction = database.transaction();
    var rows = new RefundRows(jdbc);
    var alerts = new Alerts(new SimpleMeterRegistry());
    offlinePayments = new OfflinePaymentStore(jdbc);
    refunds = new RefundStore(transaction, jdbc, () -> UUID.randomUUID().toString());
    settlement = new RefundSettlement(transaction, rows, alerts);
    reports = new RefundReports(jdbc, rows, alerts);
    cases = new RefundCases(jdbc);
    cancellations = new CancellationStore(transaction, jdbc, refunds);
    cancellationSettlement = new CancellationSettlement(transaction, jdbc);
  }

  /** Staff took cash; returns the payment's id. */
  public String paidInCash(String bookingId, long minor) {
    String id = UUID.randomUUID().toString();
    assertThat(
            offlinePayments.record(
                new OfflinePayment(
                    id,
                    bookingId,
                    new Money(minor, "EUR"),
                    OfflinePayment.Method.CASH,
                    null,
                    "staff")))
        .isInstanceOf(OfflinePaymentOutcome.Recorded.class);
    return id;
  }

  /** Staff give some of it back; it is to be made. */
  public Refund request(String bookingId, long minor) {
    refunds.request(bookingId, new Money(minor, "EUR"), "staff", "goodwill");
    outbox.dispatch(10, events -> events);
    return refunds.ofBooking(bookingId).getFirst();
  }

  /** The customer cancels a confirmed booking: all that was paid is to be given back. */
  public List<Refund> cancelling(String bookingId) {
    assertThat(cancellations.begin(bookingId, "alice", "rain")).isTrue();
    return refunds.ofBooking(bookingId);
  }

  /** Its saga goes on. */
  public void settleCancellation(String bookingId) {
    cancellationSettlement.settle(bookingId);
  }

  /** Stripe makes it, or accepts it, and its story is told. */
  public Refund made(Refund refund, boolean succeeded) {
    String made =
        stripe.makeRefund(intentOf(refund), refund.id(), refund.amount().minor(), succeeded);
    settle(refund, new RefundNews.Accepted(made, succeeded));
    return refunds.find(refund.id()).orElseThrow();
  }

  /** Stripe does not accept it, and it is left to a person. */
  public Refund parked(Refund refund) {
    settle(refund, new RefundNews.NotAccepted("Stripe is away"));
    return refunds.find(refund.id()).orElseThrow();
  }

  /** A refund that Stripe had made comes back, and we are told. */
  public Refund failedLate(Refund refund) {
    stripe.failRefund(refund.stripeRefundId());
    var report =
        new StripeRefund(
            refund.stripeRefundId(),
            intentOf(refund),
            refund.id(),
            refund.amount(),
            StripeRefund.Status.FAILED,
            "lost_or_stolen_card");
    database.transaction().executeWithoutResult(status -> reports.note(report));
    return refunds.find(refund.id()).orElseThrow();
  }

  /**
   * An operator decides of a parked refund, of which Stripe shows nothing, and it is carried out.
   */
  public void decide(Refund refund, OperatorAct act) {
    RefundCases.RefundCase of =
        cases.list(null, null, 200).stream()
            .filter(parked -> parked.refundId().equals(refund.id()))
            .findFirst()
            .orElseThrow();
    assertThat(cases.decide(of, act, "operator", "as agreed", "R-1"))
        .isEqualTo(RefundCases.Decided.DECIDED);
    settle(refund, new RefundNews.Looked(null, false));
  }

  /** A booking that was paid, cancelled and refunded. */
  public Refund cancelled(Payment payment) {
    Refund refund = made(cancelling(payment.bookingId()).getFirst(), true);
    settleCancellation(payment.bookingId());
    return refund;
  }

  /** A booking whose cancellation waits for an operator. */
  public Refund waiting(Payment payment) {
    Refund refund = parked(cancelling(payment.bookingId()).getFirst());
    settleCancellation(payment.bookingId());
    cancellationSettlement.fileRefundCases(payment.bookingId());
    return refund;
  }

  /** Somebody gives money back in Stripe's own dashboard, and we are told. */
  public String madeByHand(Payment payment, long minor) {
    String made = stripe.makeRefund(payment.paymentIntentId(), null, minor, true);
    var report =
        new StripeRefund(
            made,
            payment.paymentIntentId(),
            null,
            new Money(minor, "EUR"),
            StripeRefund.Status.SUCCEEDED,
            null);
    database.transaction().executeWithoutResult(status -> reports.note(report));
    return made;
  }

  private void settle(Refund refund, RefundNews news) {
    RefundState asked = settlement.settle(refund.id(), new RefundNews.None(), null, List.of());
    settlement.settle(refund.id(), news, asked.occasion(), List.of());
  }

  private String intentOf(Refund refund) {
    return database
        .application()
        .sql("select payment_intent_id from payment where id = ?")
        .param(refund.paymentId())
        .query(String.class)
        .single();
  }
}
