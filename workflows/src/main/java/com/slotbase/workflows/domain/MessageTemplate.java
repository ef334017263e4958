package com.slotbase.workflows.domain;

/** What people are told (N3). */
public enum MessageTemplate {
  HOLD_EXPIRED,
  CONFIRMED,
  PAYMENT_FAILED,
  PAYMENT_REFUSED,
  CANCELLED,
  REFUNDED,
  RESCHEDULED,
  WAITLIST_OFFER,
  REMINDER_24H,
  REMINDER_1H
}
