package com.slotbase.starter.payment;

import com.slotbase.adapters.id.Ids;
import com.slotbase.adapters.payment.IntentState;
import com.slotbase.adapters.payment.PaymentFault;
import com.slotbase.adapters.payment.PaymentGateway;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.starter.booking.VisibleBookings;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** B5: payment is authorised while the hold runs. */
@RestController
@Tag(name = "Payments")
class PaymentController {

  private static final Logger log = LoggerFactory.getLogger(PaymentController.class);

  private final VisibleBookings bookings;
  private final PaymentStore payments;
  private final PaymentGateway gateway;

  PaymentController(VisibleBookings bookings, PaymentStore payments, PaymentGateway gateway) {
    this.bookings = bookings;
    this.payments = payments;
    this.gateway = gateway;
  }

  /**
   * @param clientSecret for Stripe's own form, in which the customer pays
   * @param status as Stripe has it
   */
  @Schema(name = "Payment")
  record PaymentView(String paymentIntentId, String clientSecret, String status) {}

  @PostMapping("/v1/bookings/{id}/payment")
  @Operation(
      summary = "Pay for a hold",
      description =
          "One PaymentIntent per hold, to be authorised before the hold ends; the money is taken "
              + "when it is confirmed. Again: the same.")
  @Refuses({
    ErrorCode.BOOKING_NOT_FOUND,
    ErrorCode.INSUFFICIENT_PERMISSIONS,
    ErrorCode.INVALID_STATE,
    ErrorCode.HOLD_EXPIRED,
    ErrorCode.PAYMENT_PROCESSING_ERROR
  })
  PaymentView pay(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    Booking booking = bookings.get(id, caller);
    if (!VisibleBookings.owns(caller, booking)) {
      throw Caller.forbidden();
    }
    if (!booking.paymentRequired()) {
      throw new ApiException(ErrorCode.INVALID_STATE, Map.of("status", booking.status()));
    }
    // The row first: whatever happens from here on, it tells that a PaymentIntent may be open.
    Optional<Payment> payment = payments.ofHold(Ids.payment(), booking.id());
    refuseEnded(bookings.get(id, caller));
    // None is made for a booking that was confirmed without one.
    IntentState intent =
        open(
            payment.orElseThrow(() ->
                new ApiException(
                    ErrorCode.INVALID_STATE, Map.of("status", bookings.get(id, caller).status()))));
    // Over while Stripe was asked: the PaymentIntent is being voided, and nobody is to pay it.
    refuseEnded(bookings.get(id, caller));
    return new PaymentView(intent.id(), intent.clientSecret(), intent.stripeStatus());
  }

  private static void refuseEnded(Booking booking) {
    switch (booking.status()) {
      case HELD, CONFIRMING, CONFIRMED, CHECKED_IN, COMPLETED -> {}
      case EXPIRED -> throw new ApiException(ErrorCode.HOLD_EXPIRED);
      case PAYMENT_FAILED, CANCELLING, CANCELLED, NO_SHOW ->
          throw new ApiException(ErrorCode.INVALID_STATE, Map.of("status", booking.status()));
    }
  }

  private IntentState open(Payment payment) {
    try {
      return gateway.open(payment.id());
    } catch (PaymentFault fault) {
      log.warn("Stripe made no PaymentIntent for {}: {}", payment.id(), fault.getMessage());
      throw new ApiException(ErrorCode.PAYMENT_PROCESSING_ERROR);
    }
  }
}
