package com.slotbase.starter.cancellation;

import com.slotbase.adapters.cancellation.CancellationStore;
import com.slotbase.starter.booking.VisibleBookings;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.RefundQuote;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** C5. */
@RestController
@Tag(name = "Bookings")
class RefundQuoteController {

  private final VisibleBookings bookings;
  private final CancellationStore cancellations;

  RefundQuoteController(VisibleBookings bookings, CancellationStore cancellations) {
    this.bookings = bookings;
    this.cancellations = cancellations;
  }

  @GetMapping("/v1/bookings/{id}/refund-quote")
  @Operation(
      summary = "What cancelling now would give back",
      description =
          "By the policy as it was when the booking was held, of what was paid and not given back.")
  @Refuses({ErrorCode.BOOKING_NOT_FOUND, ErrorCode.INVALID_STATE})
  RefundQuote quote(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    Booking booking = bookings.get(id, caller);
    return switch (booking.status()) {
      case HELD, CONFIRMING -> RefundQuote.ofHold(booking.price().currency());
      case CONFIRMED -> cancellations.quote(booking.id());
      case EXPIRED, PAYMENT_FAILED, CANCELLING, CANCELLED, CHECKED_IN, COMPLETED, NO_SHOW ->
          throw new ApiException(ErrorCode.INVALID_STATE, Map.of("status", booking.status()));
    };
  }
}
