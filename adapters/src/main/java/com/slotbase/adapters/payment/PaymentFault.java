package com.slotbase.adapters.payment;

import org.jspecify.annotations.Nullable;

/**
 * A call of Stripe that had no final answer of the business kind.
 *
 * <p>What the caller does: {@link Kind#TRANSIENT} try again with the same key; {@link
 * Kind#REPLAYED} try again with a key of the next generation; {@link Kind#PERMANENT} don't expect
 * another answer until somebody mends a setting or our code.
 */
public final class PaymentFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Whether another try may help. */
  public enum Kind {
    TRANSIENT,
    /** Stripe keeps this failure and gives it again to the same key for 24 h. */
    REPLAYED,
    PERMANENT
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
