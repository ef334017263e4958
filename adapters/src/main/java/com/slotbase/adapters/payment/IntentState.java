package com.slotbase.adapters.payment;

import com.slotbase.workflows.domain.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe shows of a PaymentIntent.
 *
 * @param authorizedAt {@code latest_charge.created} while a charge is authorised or captured: whole
 *     seconds
 * @param declined whether the customer's last attempt failed
 * @param liveMode whether it is about real money
 * @param bookingId what its metadata names
 */
public record IntentState(
    String id,
    String clientSecret,
    String stripeStatus,
    Status status,
    Money amount,
    @Nullable Instant authorizedAt,
    boolean declined,
    boolean liveMode,
    @Nullable String bookingId) {

  /** Stripe's states, as far as we tell them apart. */
  public enum Status {
    /** The customer has not authorised it (yet). */
    OPEN,
    /** The amount is authorised and waits to be captured. */
    AUTHORIZED,
    CAPTURED,
    CANCELED
  }
}
