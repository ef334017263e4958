package com.slotbase.adapters.webhook;

import com.slotbase.adapters.booking.PaymentAuthorization;
import com.slotbase.adapters.payment.IntentState;
import com.slotbase.adapters.payment.PaymentGateway;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.workflows.domain.Payment;
import java.time.Duration;
import java.time.Instant;
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

  public StripeEventProcessing(
      PaymentGateway gateway, PaymentStore payments, PaymentAuthorization authorization) {
    this.gateway = gateway;
    this.payments = payments;
    this.authorization = authorization;
  }

  /** What is to be written, in the transaction of the event's row. */
  interface Effect {
    /** Returns the booking whose story has something to do now, if any. */
    @Nullable String apply();
  }

  /**
   * Reads the object.
   *
   * @throws com.slotbase.adapters.payment.PaymentFault if Stripe can't be read
   */
  Effect read(String type, @Nullable String objectId) {
    if (!type.startsWith("payment_intent.") || objectId == null) {
      return () -> null;
    }
    IntentState intent = gateway.read(objectId, READ_TIMEOUT);
    String bookingId = intent.bookingId();
    // By the booking, as our note of the PaymentIntent's id may be later than Stripe's event.
    Optional<Payment> found =
        bookingId == null ? Optional.empty() : payments.findByBooking(bookingId);
    // An account may have PaymentIntents that are not ours.
    return found
        .filter(payment -> isOf(payment, intent))
        .<Effect>map(p -> () -> apply(p, intent))
        .orElse(() -> null);
  }

  private static boolean isOf(Payment payment, IntentState intent) {
    String noted = payment.paymentIntentId();
    return noted == null || noted.equals(intent.id());
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
      case UNDER_WAY, NONE -> null;
    };
  }
}
