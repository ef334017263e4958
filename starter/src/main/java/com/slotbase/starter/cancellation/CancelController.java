package com.slotbase.starter.cancellation;

import com.slotbase.starter.body.FreeText;
import com.slotbase.starter.booking.BookingView;
import com.slotbase.starter.booking.VisibleBookings;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** C1, C2. */
@RestController
@Tag(name = "Bookings")
class CancelController {

  private final VisibleBookings bookings;
  private final Cancelling cancelling;

  CancelController(VisibleBookings bookings, Cancelling cancelling) {
    this.bookings = bookings;
    this.cancelling = cancelling;
  }

  /**
   * @param reason for who reads the booking's history; stays with us
   */
  @Schema(name = "CancelRequest")
  record CancelBody(@Nullable String reason) {}

  @PostMapping("/v1/bookings/{id}/cancel")
  @Operation(
      summary = "Cancel a hold or a booking",
      description =
          "Its slot is free at once. Of a hold, what was authorised is given back; of a booking, what "
              + "its policy says. Again: the answer of the state it is in by then.")
  @ApiResponse(responseCode = "200", description = "Cancelled, now or before")
  @ApiResponse(
      responseCode = "202",
      description = "`CANCELLING`: the refund was not made yet and is tried again")
  @Refuses({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.BOOKING_NOT_FOUND,
    ErrorCode.INVALID_STATE,
    ErrorCode.CANCELLATION_INCOMPLETE
  })
  ResponseEntity<BookingView> cancel(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable CancelBody body) {
    String reason = FreeText.optional("reason", body == null ? null : body.reason());
    Booking cancelled = cancelling.cancel(bookings.get(id, caller), caller, reason);
    boolean waits = cancelled.status() == BookingStatus.CANCELLING;
    return ResponseEntity.status(waits ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .body(BookingView.of(cancelled));
  }
}
