package com.slotbase.starter.planted;

import com.slotbase.activities.booking.PaymentCallsImpl;

/** Breaks a rule on purpose. */
public class RunsActivities {
  PaymentCallsImpl calls;
}
