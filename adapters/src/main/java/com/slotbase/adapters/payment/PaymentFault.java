package com.slotbase.adapters.payment;

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
    /** No answer, or none about the call itself: it may have been carried out, so the key stays. */
    UNKNOWN,
    /**
     * Stripe failed. It gives this answer to the same key for 24 h, so the next try has another.
     */
    FAILED,
    /** Stripe refused what was asked, which it would repeat to the same key as well. */
    REFUSED;

    /** Whether the next try needs a key of the next generation. */
    boolean isKept() {
      return this != UNKNOWN;
    }
  }

  private final Kind kind;

  public PaymentFault(Kind kind, @Nullable String message, Throwable cause) {
    super(message == null ? cause.getClass().getSimpleName() : message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
