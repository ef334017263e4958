package com.slotbase.adapters.payment;

import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.Payment;
import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * PaymentIntents with manual capture. Every change is made with a key from our own ids and is read
 * before and after, so that each call may be made twice, by two at once, or after an answer that
 * was lost.
 *
 * <p>Every method throws {@link PaymentFault} when Stripe gave no final answer.
 */
final class StripePayments {

  private final StripeClient stripe;
  private final boolean liveMode;

  StripePayments(StripeSettings settings) {
    this.stripe = StripeConnection.open(settings);
    this.liveMode = settings.liveMode();
  }

  IntentState read(String paymentIntentId, Duration timeout) {
    try {
      return state(retrieve(paymentIntentId, timeout));
    } catch (StripeException e) {
      throw PaymentFault.of(e, false);
    }
  }

  IntentState read(String paymentIntentId) {
    return read(paymentIntentId, StripeConnection.READ_TIMEOUT);
  }

  /** Takes the authorised money, if the PaymentIntent is the one on record. */
  CaptureOutcome capture(Payment payment, String paymentIntentId) {
    IntentState before = read(paymentIntentId);
    if (before.status() == IntentState.Status.CAPTURED && matches(payment, before)) {
      return new CaptureOutcome.Captured(before.id());
    }
    if (!matches(payment, before)) {
      return new CaptureOutcome.Refused("mismatch");
    }
    if (before.status() != IntentState.Status.AUTHORIZED) {
      return new CaptureOutcome.Refused(before.stripeStatus());
    }
    @Nullable StripeException refusal = null;
    try {
      stripe
          .v1()
          .paymentIntents()
          .capture(
              before.id(), PaymentIntentCaptureParams.builder().build(), key("capture", payment));
    } catch (StripeException e) {
      refusal = e;
    }
    // Whatever the answer was, or whether there was one: what Stripe shows now is what happened.
    IntentState after = read(before.id());
    return switch (after.status()) {
      case CAPTURED -> new CaptureOutcome.Captured(after.id());
      case CANCELED, OPEN ->
          new CaptureOutcome.Refused(refusal == null ? after.stripeStatus() : code(refusal));
      case AUTHORIZED -> {
        if (refusal instanceof CardException) {
          yield new CaptureOutcome.Refused(code(refusal));
        }
        throw refusal == null
            ? new PaymentFault(
                PaymentFault.Kind.UNKNOWN,
                false,
                "Stripe accepted the capture and still shows " + after.stripeStatus(),
                new IllegalStateException(after.id()))
            : PaymentFault.of(refusal, true);
      }
    };
  }

  /**
   * Makes sure that nothing is authorised for a payment and nothing can be.
   *
   * @param unlessInTime leaves it alone if it was authorised in time and is the one on record
   * @param timeout of the first read
   */
  VoidOutcome voidPayment(
      Payment payment, String paymentIntentId, boolean unlessInTime, Duration timeout) {
    IntentState before = read(paymentIntentId, timeout);
    Instant authorizedAt = before.authorizedAt();
    if (unlessInTime
        && before.status() != IntentState.Status.CANCELED
        && authorizedAt != null
        && payment.inTime(authorizedAt)
        && matches(payment, before)) {
      return new VoidOutcome.InTime(before.id(), authorizedAt);
    }
    if (before.status() == IntentState.Status.CANCELED) {
      return new VoidOutcome.Voided();
    }
    if (before.status() == IntentState.Status.CAPTURED) {
      return new VoidOutcome.Captured(before.id());
    }
    @Nullable StripeException refusal = null;
    try {
      stripe
          .v1()
          .paymentIntents()
          .cancel(before.id(), PaymentIntentCancelParams.builder().build(), key("void", payment));
    } catch (StripeException e) {
      refusal = e;
    }
    IntentState after = read(before.id());
    return switch (after.status()) {
      case CANCELED -> new VoidOutcome.Voided();
      case CAPTURED -> new VoidOutcome.Captured(after.id());
      case OPEN, AUTHORIZED ->
          throw refusal == null
              ? new PaymentFault(
                  PaymentFault.Kind.UNKNOWN,
                  false,
                  "Stripe accepted the cancellation and still shows " + after.stripeStatus(),
                  new IllegalStateException(after.id()))
              : PaymentFault.of(refusal, true);
    };
  }

  /** Whether the PaymentIntent is what our row says: amount, currency, mode and booking (W4). */
  boolean matches(Payment payment, IntentState intent) {
    return intent.amount().equals(payment.amount())
        && intent.liveMode() == liveMode
        && payment.bookingId().equals(intent.bookingId());
  }

  /**
   * Makes the PaymentIntent of a payment; the same call gets the same one. Returns its id.
   *
   * <p>Nothing can be read that would show whether an earlier call has made it unheard. Only an
   * error that Stripe gives again says that this key has made none; one given for the first time
   * may hide it.
   */
  String create(Payment payment) {
    try {
      return askFor(payment);
    } catch (StripeException e) {
      PaymentFault fault = PaymentFault.of(e, true);
      if (!fault.isKept() || fault.isReplayed()) {
        throw fault;
      }
    }
    try {
      return askFor(payment);
    } catch (StripeException e) {
      throw PaymentFault.of(e, PaymentFault.isReplayed(e));
    }
  }

  private String askFor(Payment payment) throws StripeException {
    var params =
        PaymentIntentCreateParams.builder()
            .setAmount(payment.amount().minor())
            .setCurrency(payment.amount().currency().toLowerCase(Locale.ROOT))
            .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
            .addPaymentMethodType("card")
            .putMetadata("booking_id", payment.bookingId())
            .putMetadata("listing_id", payment.listingId())
            .build();
    return stripe.v1().paymentIntents().create(params, key("payment", payment)).getId();
  }

  /** Cancels a PaymentIntent that is not on record and so must not be paid. */
  void cancelStray(String paymentIntentId) {
    try {
      stripe
          .v1()
          .paymentIntents()
          .cancel(
              paymentIntentId,
              PaymentIntentCancelParams.builder().build(),
              RequestOptions.builder().setIdempotencyKey("stray:" + paymentIntentId).build());
    } catch (StripeException e) {
      throw PaymentFault.of(e, false);
    }
  }

  private PaymentIntent retrieve(String paymentIntentId, Duration timeout) throws StripeException {
    return stripe
        .v1()
        .paymentIntents()
        .retrieve(
            paymentIntentId,
            PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build(),
            RequestOptions.builder()
                .setReadTimeout(Math.toIntExact(timeout.toMillis()))
                .setMaxNetworkRetries(0)
                .build());
  }

  private static RequestOptions key(String act, Payment payment) {
    String key = act + ":" + payment.id();
    return RequestOptions.builder()
        .setIdempotencyKey(payment.generation() == 1 ? key : key + ":" + payment.generation())
        .build();
  }

  private static IntentState state(PaymentIntent intent) {
    Charge charge = intent.getLatestChargeObject();
    IntentState.Status status =
        switch (intent.getStatus()) {
          case "requires_capture" -> IntentState.Status.AUTHORIZED;
          case "succeeded" -> IntentState.Status.CAPTURED;
          case "canceled" -> IntentState.Status.CANCELED;
          default -> IntentState.Status.OPEN;
        };
    boolean authorized =
        status == IntentState.Status.AUTHORIZED || status == IntentState.Status.CAPTURED;
    return new IntentState(
        intent.getId(),
        intent.getClientSecret(),
        intent.getStatus(),
        status,
        new Money(intent.getAmount(), intent.getCurrency().toUpperCase(Locale.ROOT)),
        authorized && charge != null ? Instant.ofEpochSecond(charge.getCreated()) : null,
        intent.getLastPaymentError() != null,
        Boolean.TRUE.equals(intent.getLivemode()),
        intent.getMetadata() == null ? null : intent.getMetadata().get("booking_id"));
  }

  private static String code(StripeException e) {
    return e.getCode() == null ? e.getClass().getSimpleName() : e.getCode();
  }
}
