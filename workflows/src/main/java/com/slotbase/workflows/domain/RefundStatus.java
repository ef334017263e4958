package com.slotbase.workflows.domain;

/** What has become of a refund (C3). */
public enum RefundStatus {
  /** On record and to be made, or accepted by Stripe and not made yet. */
  PENDING,
  /** The last call was not accepted; there is another one to come. */
  FAILED,
  COMPLETED,
  /** It is a person's to make, to waive or to try again. */
  PENDING_MANUAL,
  /** It is not to be made. */
  WAIVED
}
