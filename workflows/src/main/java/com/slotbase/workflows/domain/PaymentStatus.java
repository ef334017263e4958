package com.slotbase.workflows.domain;

/** What has become of a booking's money, as the booking shows it. */
public enum PaymentStatus {
  /** Nothing was authorised so far, or nothing ever has to be. */
  NONE,
  /** A card is authorised; nothing was taken. */
  AUTHORIZED,
  /** The authorised amount was taken. */
  CAPTURED,
  /** Paid to staff, outside Stripe. */
  PAID,
  PARTIALLY_REFUNDED,
  REFUNDED,
  /** The authorisation was given back, or can no longer be made. */
  VOIDED,
  /** The last attempt was declined; while the hold runs another card may be tried. */
  FAILED
}
