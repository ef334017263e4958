package com.slotbase.workflows.booking;

import com.slotbase.workflows.domain.BookingNews;
import io.temporal.activity.ActivityInterface;

/**
 * What is asked of Stripe for a booking. Each reads, acts and reads again, and may run twice, even
 * at the same time.
 */
@ActivityInterface
public interface PaymentCalls {

  /**
   * Takes the authorised money.
   *
   * @return {@code PaymentCaptured} or {@code CaptureRefused}: Stripe's own answer
   */
  BookingNews capturePayment(CapturePayment capture);

  /**
   * Makes sure that nothing is authorised and nothing can be.
   *
   * @return {@code PaymentVoided}; {@code PaymentAuthorized} if it was left alone as it was in
   *     time; {@code PaymentCaptured} if the money had been taken
   */
  BookingNews voidPayment(VoidPayment request);

  /**
   * @param parked whether a person knows: then every fault is tried again
   */
  record CapturePayment(String paymentId, boolean parked) {}

  /**
   * @param unlessInTime whether an authorisation made in time is to be left alone
   * @param holding whether a slot waits for the answer: Stripe is then read for 1.5 s at most
   * @param parked whether a person knows: then every fault is tried again
   */
  record VoidPayment(String paymentId, boolean unlessInTime, boolean holding, boolean parked) {}
}
