package com.slotbase.adapters.payment;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import org.jspecify.annotations.Nullable;

/**
 * A call of Stripe that had no final answer of the business kind.
 *
 * <p>What the caller does: {@link Kind#UNKNOWN} and {@link Kind#FAILED} try again; {@link
 * Kind#REFUSED} don't expect another answer until somebody mends a setting or our code.
 */
public final class PaymentFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Whether another try may help. */
  public enum Kind {
    /** No answer, or none about the call itself: it may have been carried out. */
    UNKNOWN,
    /** Stripe failed. */
    FAILED,
    /** Stripe refused what was asked. */
    REFUSED
  }

  private final Kind kind;
  private final boolean kept;
  private final boolean replayed;

  /**
   * @param kept whether Stripe gives this answer to the same key for 24 h, so that the next try
   *     needs a key of the next generation
   */
  PaymentFault(Kind kind, boolean kept, @Nullable String message, Throwable cause) {
    this(kind, kept, false, message, cause);
  }

  private PaymentFault(
      Kind kind, boolean kept, boolean replayed, @Nullable String message, Throwable cause) {
    super(message == null ? cause.getClass().getSimpleName() : message, cause);
    this.kind = kind;
    this.kept = kept;
    this.replayed = replayed;
  }

  /**
   * By what the caller should do; see https://docs.stripe.com/error-handling.
   *
   * @param keyed whether it was a call with an idempotency key
   */
  public static PaymentFault of(StripeException e, boolean keyed) {
    Kind kind = kind(e);
    return new PaymentFault(kind, keyed && kind != Kind.UNKNOWN, isReplayed(e), e.getMessage(), e);
  }

  /** See https://docs.stripe.com/api/idempotent_requests. */
  static boolean isReplayed(StripeException e) {
    StripeError error = e.getStripeError();
    return error != null
        && error.getLastResponse() != null
        && error.getLastResponse().headers().firstValue("Idempotent-Replayed").isPresent();
  }

  private static Kind kind(StripeException e) {
    Integer status = e.getStatusCode();
    if (e instanceof ApiConnectionException
        || e instanceof RateLimitException
        || status == null
        || status == 409) {
      return Kind.UNKNOWN;
    }
    return status >= 500 ? Kind.FAILED : Kind.REFUSED;
  }

  /** Whether Stripe gives this answer to the same key for 24 h. */
  public boolean isKept() {
    return kept;
  }

  /** Whether it is Stripe's answer to an earlier call with the same key, and none to this one. */
  public boolean isReplayed() {
    return replayed;
  }

  public Kind kind() {
    return kind;
  }
}
