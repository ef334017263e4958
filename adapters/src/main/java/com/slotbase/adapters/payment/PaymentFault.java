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
    /** No answer, or none about the call itself: it may have been carried out. */
    UNKNOWN,
    /** Stripe failed. */
    FAILED,
    /** Stripe refused what was asked. */
    REFUSED
  }

  private final Kind kind;
  private final boolean kept;

  /**
   * @param kept whether Stripe gives this answer to the same key for 24 h, so that the next try
   *     needs a key of the next generation
   */
  PaymentFault(Kind kind, boolean kept, @Nullable String message, Throwable cause) {
    super(message == null ? cause.getClass().getSimpleName() : message, cause);
    this.kind = kind;
    this.kept = kept;
  }

  boolean isKept() {
    return kept;
  }

  public Kind kind() {
    return kind;
  }
}
