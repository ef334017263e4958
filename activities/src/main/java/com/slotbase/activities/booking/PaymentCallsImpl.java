package com.slotbase.activities.booking;

import com.slotbase.adapters.payment.CaptureOutcome;
import com.slotbase.adapters.payment.PaymentFault;
import com.slotbase.adapters.payment.PaymentGateway;
import com.slotbase.adapters.payment.VoidOutcome;
import com.slotbase.workflows.booking.PaymentCalls;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.temporal.FailureTypes;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.function.Supplier;

/** Payments at Stripe. Outcomes are returned; only what a later try may change is thrown. */
public final class PaymentCallsImpl implements PaymentCalls {

  private static final Duration READ = Duration.ofSeconds(10);

  /** Within the 2 s that the slot of an expired hold waits (see {@code VoidPayment.holding}). */
  private static final Duration READ_WHILE_HOLDING = Duration.ofMillis(1500);

  private final PaymentGateway gateway;

  public PaymentCallsImpl(PaymentGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public BookingNews capturePayment(CapturePayment capture) {
    String paymentId = capture.paymentId();
    return translate(
        capture.parked(),
        () ->
            switch (gateway.capture(paymentId)) {
              case CaptureOutcome.Captured captured ->
                  new BookingNews.PaymentCaptured(paymentId, captured.paymentIntentId());
              case CaptureOutcome.Refused refused ->
                  new BookingNews.CaptureRefused(paymentId, refused.reason());
            });
  }

  @Override
  public BookingNews voidPayment(VoidPayment request) {
    String paymentId = request.paymentId();
    Duration timeout = request.holding() ? READ_WHILE_HOLDING : READ;
    return translate(
        request.parked(),
        () ->
            switch (gateway.voidPayment(paymentId, request.unlessInTime(), timeout)) {
              case VoidOutcome.Voided voided -> new BookingNews.PaymentVoided(paymentId);
              case VoidOutcome.InTime inTime ->
                  new BookingNews.PaymentAuthorized(
                      paymentId, inTime.paymentIntentId(), inTime.authorizedAt());
              case VoidOutcome.Captured captured ->
                  new BookingNews.PaymentCaptured(paymentId, captured.paymentIntentId());
            });
  }

  private static BookingNews translate(boolean parked, Supplier<BookingNews> call) {
    try {
      return call.get();
    } catch (PaymentFault fault) {
      // Once a person knows, the next try may be the one after they mended it.
      if (parked || fault.kind() != PaymentFault.Kind.REFUSED) {
        throw fault;
      }
      throw ApplicationFailure.newNonRetryableFailureWithCause(
          fault.getMessage(), FailureTypes.PAYMENT_PROVIDER_REFUSES, fault);
    }
  }
}
