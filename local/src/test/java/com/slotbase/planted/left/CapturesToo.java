package com.slotbase.planted.left;

import io.temporal.activity.ActivityInterface;

/** Breaks a rule on purpose. */
@ActivityInterface
public interface CapturesToo {
  void capturePayment(String paymentId);
}
