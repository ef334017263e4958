package com.slotbase.starter.booking;

import com.slotbase.adapters.booking.PaymentAuthorization;
import com.slotbase.adapters.booking.PaymentAuthorization.Effect;
import com.slotbase.adapters.payment.IntentState;
import com.slotbase.adapters.payment.PaymentFault;
import com.slotbase.adapters.payment.PaymentGateway;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.starter.error.ApiException;
import com.slotbase.workflows.booking.BookingStories;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks Stripe, once, whether a payment is authorised, and takes note of what it shows. */
@Component
public class AuthorizationCheck {

  private static final Logger log = LoggerFactory.getLogger(AuthorizationCheck.class);

  /** The caller waits for this. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

  private static final Duration WAKE_DEADLINE = Duration.ofSeconds(1);

  private final PaymentStore payments;
  private final PaymentGateway gateway;
  private final PaymentAuthorization authorization;
  private final BookingStories stories;

  AuthorizationCheck(
      PaymentStore payments,
      PaymentGateway gateway,
      PaymentAuthorization authorization,
      BookingStories stories) {
    this.payments = payments;
    this.gateway = gateway;
    this.authorization = authorization;
    this.stories = stories;
  }

  /** What was found. */
  enum Found {
    /** Nothing is authorised; nothing was changed but the note that a card was declined. */
    NONE,
    /** Authorised in time: the booking is {@code CONFIRMING}, and its story is to be woken. */
    CONFIRMING,
    /** Authorised, but too late or not as on record: it is being voided. */
    REFUSED
  }

  /**
   * Looks at the payment of a hold.
   *
   * @throws ApiException if Stripe doesn't answer
   */
  Found of(Booking booking) {
    return payments
        .findByBooking(booking.id())
        .filter(payment -> payment.open() && payment.paymentIntentId() != null)
        .map(this::ofHold)
        .orElse(Found.NONE);
  }

  private Found ofHold(Payment payment) {
    return switch (look(payment)) {
      case CONFIRMING, UNDER_WAY -> Found.CONFIRMING;
      case REFUSED -> refused(payment);
      case NOTED, NONE -> Found.NONE;
    };
  }

  /**
   * Looks at a payment that is open and whose PaymentIntent is on record.
   *
   * @return what the authorisation that Stripe shows did, if it shows one; {@code REFUSED} also for
   *     one that is not as on record
   * @throws ApiException if Stripe doesn't answer
   */
  public Effect look(Payment payment) {
    IntentState intent = read(payment);
    Instant authorizedAt = intent.authorizedAt();
    if (authorizedAt == null) {
      if (intent.declined() && intent.status() == IntentState.Status.OPEN) {
        payments.noteDeclined(payment.id());
      }
      return Effect.NONE;
    }
    if (!gateway.matches(payment, intent)) {
      authorization.refuse(payment.id());
      return Effect.REFUSED;
    }
    return authorization.note(payment.id(), intent.id(), authorizedAt, "customer");
  }

  private IntentState read(Payment payment) {
    try {
      return gateway.read(String.valueOf(payment.paymentIntentId()), READ_TIMEOUT);
    } catch (PaymentFault fault) {
      log.warn("Stripe could not be asked about {}: {}", payment.id(), fault.getMessage());
      throw new ApiException(ErrorCode.PAYMENT_PROCESSING_ERROR);
    }
  }

  /** The refusal is committed; the sweep sees to it if Temporal doesn't hear of it now. */
  private Found refused(Payment payment) {
    try {
      stories.wake(payment.bookingId(), "refused", WAKE_DEADLINE);
    } catch (RuntimeException e) {
      log.warn("The story of {} was not woken: {}", payment.bookingId(), e.toString());
    }
    return Found.REFUSED;
  }
}
