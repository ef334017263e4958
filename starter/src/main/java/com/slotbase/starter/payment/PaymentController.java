package com.slotbase.starter.payment;

import com.slotbase.adapters.id.Ids;
import com.slotbase.adapters.payment.IntentState;
import com.slotbase.adapters.payment.PaymentFault;
import com.slotbase.adapters.payment.PaymentGateway;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.starter.booking.Ranges;
import com.slotbase.starter.booking.VisibleBookings;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.error.Violations;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.reschedule.DifferencePayments;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.TimeRange;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** B5: payment is authorised while the hold runs. B7: so is the difference to a dearer range. */
@RestController
@Tag(name = "Payments")
class PaymentController {

  private static final Logger log = LoggerFactory.getLogger(PaymentController.class);

  private final VisibleBookings bookings;
  private final PaymentStore payments;
  private final PaymentGateway gateway;
  private final DifferencePayments differences;

  PaymentController(
      VisibleBookings bookings,
      PaymentStore payments,
      PaymentGateway gateway,
      DifferencePayments differences) {
    this.bookings = bookings;
    this.payments = payments;
    this.gateway = gateway;
    this.differences = differences;
  }

  /**
   * @param start with {@code end}, the range that a booking is to be moved to; both absent for the
   *     payment of a hold
   */
  @Schema(name = "PaymentRequest")
  record PaymentBody(@Nullable Instant start, @Nullable Instant end) {}

  /**
   * @param clientSecret for Stripe's own form, in which the customer pays
   * @param status as Stripe has it
   */
  @Schema(name = "Payment")
  record PaymentView(String paymentIntentId, String clientSecret, String status) {}

  @PostMapping("/v1/bookings/{id}/payment")
  @Operation(
      summary = "Pay for a hold, or the difference to a dearer range",
      description =
          "One PaymentIntent per hold, to be authorised before the hold ends; the money is taken "
              + "when it is confirmed. With a range: one for moving a booking there, to be authorised "
              + "within the listing's hold time; the money is taken when it is moved. Again: the same.")
  @Refuses({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.BOOKING_NOT_FOUND,
    ErrorCode.INSUFFICIENT_PERMISSIONS,
    ErrorCode.SLOT_TAKEN,
    ErrorCode.INVALID_STATE,
    ErrorCode.HOLD_EXPIRED,
    ErrorCode.PAYMENT_PROCESSING_ERROR
  })
  PaymentView pay(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable PaymentBody body) {
    TimeRange range = range(body);
    Booking booking = bookings.get(id, caller);
    if (!VisibleBookings.owns(caller, booking)) {
      throw Caller.forbidden();
    }
    // The row first: whatever happens from here on, it tells that a PaymentIntent may be open.
    return range == null
        ? payForHold(booking, caller)
        : view(openUnlessRefused(differences.of(booking, range)));
  }

  private static @Nullable TimeRange range(@Nullable PaymentBody body) {
    if (body == null || body.start() == null && body.end() == null) {
      return null;
    }
    var violations = new Violations();
    TimeRange range = Ranges.sent(body.start(), body.end(), violations);
    violations.refuse();
    return range;
  }

  private PaymentView payForHold(Booking booking, Caller caller) {
    if (!booking.paymentRequired() || booking.awaitsAcceptance()) {
      throw invalidState(booking);
    }
    Optional<Payment> payment = payments.ofHold(Ids.payment(), booking.id());
    refuseEnded(bookings.get(booking.id(), caller));
    // None is made for a booking that was confirmed without one.
    IntentState intent =
        open(payment.orElseThrow(() -> invalidState(bookings.get(booking.id(), caller))));
    // Over while Stripe was asked: the PaymentIntent is being voided, and nobody is to pay it.
    refuseEnded(bookings.get(booking.id(), caller));
    return view(intent);
  }

  /** As for a hold: what is being voided by now is not to be paid. */
  private IntentState openUnlessRefused(Payment payment) {
    IntentState intent = open(payment);
    Payment now = payments.find(payment.id()).orElseThrow();
    if (now.refused()) {
      throw new ApiException(ErrorCode.INVALID_STATE);
    }
    return intent;
  }

  private static PaymentView view(IntentState intent) {
    return new PaymentView(intent.id(), intent.clientSecret(), intent.stripeStatus());
  }

  private static ApiException invalidState(Booking booking) {
    return new ApiException(ErrorCode.INVALID_STATE, Map.of("status", booking.status()));
  }

  private static void refuseEnded(Booking booking) {
    switch (booking.status()) {
      case HELD, CONFIRMING, CONFIRMED, CHECKED_IN, COMPLETED -> {}
      case EXPIRED -> throw new ApiException(ErrorCode.HOLD_EXPIRED);
      case PAYMENT_FAILED, CANCELLING, CANCELLED, NO_SHOW -> throw invalidState(booking);
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
