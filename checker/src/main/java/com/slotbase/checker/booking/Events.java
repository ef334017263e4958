package com.slotbase.checker.booking;

/** What the events of a booking mean. */
public final class Events {

  private Events() {}

  /** {@code meaning}: the events that change a booking's state, and to what. */
  public static final String MEANING =
      """
      meaning (type, status) as (values
        ('booking.held', 'HELD'),
        ('booking.hold.expired', 'EXPIRED'),
        ('booking.confirming', 'CONFIRMING'),
        ('booking.confirmed', 'CONFIRMED'),
        ('booking.payment_failed', 'PAYMENT_FAILED'),
        ('booking.cancelling', 'CANCELLING'),
        ('booking.cancelled', 'CANCELLED'),
        ('booking.reinstated', 'CONFIRMED'),
        ('booking.checked_in', 'CHECKED_IN'),
        ('booking.no_show', 'NO_SHOW'),
        ('booking.completed', 'COMPLETED'))
      """;
}
