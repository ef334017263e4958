package com.slotbase.starter.booking;

import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** B4 to B6. */
@RestController
@Tag(name = "Bookings")
class ConfirmController {

  private final VisibleBookings bookings;
  private final Confirmation confirmation;

  ConfirmController(VisibleBookings bookings, Confirmation confirmation) {
    this.bookings = bookings;
    this.confirmation = confirmation;
  }

  @PostMapping("/v1/bookings/{id}/confirm")
  @Operation(
      summary = "Confirm a hold",
      description =
          "A payment that is authorised in time confirms by itself; this is for who does not want "
              + "to wait for that. Staff confirm without a payment.")
  @ApiResponse(responseCode = "200", description = "Confirmed, now or before")
  @ApiResponse(responseCode = "202", description = "`CONFIRMING`: the payment is still being taken")
  @Refuses({
    ErrorCode.BOOKING_NOT_FOUND,
    ErrorCode.PAYMENT_REQUIRED,
    ErrorCode.HOLD_EXPIRED,
    ErrorCode.INVALID_STATE,
    ErrorCode.PAYMENT_PROCESSING_ERROR
  })
  ResponseEntity<BookingView> confirm(
      @AuthenticationPrincipal Caller caller, @PathVariable String id) {
    Booking confirmed = confirmation.confirm(bookings.get(id, caller), caller);
    boolean waits = confirmed.status() == BookingStatus.CONFIRMING;
    return ResponseEntity.status(waits ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .body(BookingView.of(confirmed));
  }
}
