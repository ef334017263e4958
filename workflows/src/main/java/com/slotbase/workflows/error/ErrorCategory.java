package com.slotbase.workflows.error;

/** On whose side an error came about (E1). */
public enum ErrorCategory {
  /** The request was wrong, or not allowed. */
  CLIENT,
  /** We, or something that we run on, failed. */
  SERVER,
  /** The way between the two failed or was too slow. */
  NETWORK,
  /** The request was understood and is against a rule of the business, or a payment failed. */
  BUSINESS
}
