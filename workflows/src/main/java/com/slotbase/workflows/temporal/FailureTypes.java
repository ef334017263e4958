package com.slotbase.workflows.temporal;

/** The types of failures that activities end with when another try won't help. */
public final class FailureTypes {

  /** Stripe refuses what we ask for: a setting or our code has to be mended. */
  public static final String PAYMENT_PROVIDER_REFUSES = "PaymentProviderRefuses";

  private FailureTypes() {}
}
