package com.slotbase.adapters.webhook;

import com.slotbase.adapters.booking.PaymentAuthorization;
import com.slotbase.adapters.payment.Disputes;
import com.slotbase.adapters.payment.IntentState;
import com.slotbase.adapters.payment.PaymentGateway;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.adapters.payment.StripeDispute;
import com.slotbase.adapters.refund.RefundGateway;
import com.slotbase.adapters.refund.RefundReports;
import com.slotbase.adapters.refund.StripeRefund;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.Wake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event does. It is a hint that an object changed: the object is read from Stripe first,
 * and what it shows now is applied, whatever the event said and whenever it came (W4).
 */
public final class StripeEventProcessing {

  /** Stripe waits for our answer meanwhile, and so does a customer for the confirmation. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

  private final PaymentGateway gateway;
  private final PaymentStore payments;
  private final PaymentAuthorization authorization;
  private final RefundGateway refunds;
  private final RefundReports reports;
  private final Disputes disputes;

  public StripeEventProcessing(
      PaymentGateway gateway,
      PaymentStore payments,
      PaymentAuthorization authorization,
      RefundGateway refunds,
      RefundReports reports,
      Disputes disputes) {
    this.gateway = gateway;
    this.payments = payments;
    this.authorization = authorization;
    this.refunds = refunds;
    this.reports = reports;
    this.disputes = disputes;
  }

  /**
   * Reads the object.
   *
   * @throws com.slotbase.adapters.payment.PaymentFault if Stripe can't be read
   */
  Inbox.Effect read(WebhookEvent event) {
    String objectId = event.objectId();
    if (objectId == null) {
      return Inbox.Effect.NONE;
    }
    String type = event.type();
    if (type.startsWith("payment_intent.")) {
      return intentChanged(objectId);
    }
    if (type.startsWith("refund.")) {
      return refunded(List.of(refunds.read(objectId)));
    }
    if (type.startsWith("charge.dispute.")) {
      return disputed(disputes.read(objectId));
    }
    String intentId =
        type.equals("charge.refunded")
            ? event.json().at("/data/object/payment_intent").textValue()
            : null;
    return intentId == null ? Inbox.Effect.NONE : refunded(refunds.of(intentId));
  }

  private Inbox.Effect refunded(List<StripeRefund> shown) {
    return () -> shown.stream().flatMap(refund -> reports.note(refund).stream()).toList();
  }

  private Inbox.Effect disputed(StripeDispute dispute) {
    return () -> {
      disputes.note(dispute);
      return List.of();
    };
  }

  private Inbox.Effect intentChanged(String intentId) {
    IntentState intent = gateway.read(intentId, READ_TIMEOUT);
    String bookingId = intent.bookingId();
    // An account may have PaymentIntents that are not ours.
    Optional<Payment> found =
        bookingId == null ? Optional.empty() : payments.findByIntent(intent.id(), bookingId);
    return found.<Inbox.Effect>map(p -> () -> wake(apply(p, intent))).orElse(Inbox.Effect.NONE);
  }

  private static List<Wake> wake(@Nullable String bookingId) {
    return bookingId == null ? List.of() : List.of(new Wake.Booking(bookingId));
  }

  private @Nullable String apply(Payment payment, IntentState intent) {
    Instant authorizedAt = intent.authorizedAt();
    if (authorizedAt == null) {
      if (intent.declined() && intent.status() == IntentState.Status.OPEN) {
        payments.noteDeclined(payment.id());
      }
      return null;
    }
    if (!gateway.matches(payment, intent)) {
      authorization.refuse(payment.id());
      return payment.bookingId();
    }
    return switch (authorization.note(payment.id(), intent.id(), authorizedAt, "stripe")) {
      case CONFIRMING, REFUSED -> payment.bookingId();
      case UNDER_WAY, NOTED, NONE -> null;
    };
  }
}
