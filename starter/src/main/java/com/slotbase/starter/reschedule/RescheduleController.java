package com.slotbase.starter.reschedule;

import com.slotbase.starter.booking.BookingView;
import com.slotbase.starter.booking.Ranges;
import com.slotbase.starter.booking.VisibleBookings;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.error.Violations;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.RescheduleVerdict.Wish;
import com.slotbase.workflows.domain.TimeRange;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** B7: a new claim before the old one is let go, the difference charged or refunded. */
@RestController
@Tag(name = "Bookings")
class RescheduleController {

  private final VisibleBookings bookings;
  private final Rescheduling rescheduling;

  RescheduleController(VisibleBookings bookings, Rescheduling rescheduling) {
    this.bookings = bookings;
    this.rescheduling = rescheduling;
  }

  /**
   * @param waive true if a dearer range is to cost what the booking costs now; staff only
   */
  @Schema(name = "RescheduleRequest")
  record RescheduleBody(@Nullable Instant start, @Nullable Instant end, @Nullable Boolean waive) {}

  @PostMapping("/v1/bookings/{id}/reschedule")
  @Operation(
      summary = "Move a booking to another range",
      description =
          "One or more whole slots of the same listing, of any free unit, at the price of the hold. "
              + "What a cheaper range costs less is refunded. For a dearer one the difference is paid "
              + "first, see the payment; it is refused with `details.difference` until then. Again: "
              + "the same.")
  @ApiResponse(responseCode = "200", description = "On that range, now or before")
  @ApiResponse(
      responseCode = "202",
      description = "The range is claimed, and the difference is still being taken")
  @Refuses({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.BOOKING_NOT_FOUND,
    ErrorCode.INSUFFICIENT_PERMISSIONS,
    ErrorCode.PAYMENT_REQUIRED,
    ErrorCode.SLOT_TAKEN,
    ErrorCode.INVALID_STATE,
    ErrorCode.PAYMENT_PROCESSING_ERROR
  })
  ResponseEntity<BookingView> reschedule(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody RescheduleBody body) {
    Booking booking = bookings.get(id, caller);
    Wish wish = wish(body, caller.actsFor(booking.sellerId()));
    Booking now = rescheduling.reschedule(booking, caller, wish);
    boolean waits = !now.range().equals(wish.range());
    return ResponseEntity.status(waits ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .body(BookingView.of(now));
  }

  private static Wish wish(RescheduleBody body, boolean staff) {
    var violations = new Violations();
    TimeRange range = Ranges.sent(body.start(), body.end(), violations);
    violations.refuse();
    if (range == null) {
      throw new ApiException(ErrorCode.VALIDATION_FAILED);
    }
    boolean waived = Boolean.TRUE.equals(body.waive());
    if (waived && !staff) {
      throw Caller.forbidden();
    }
    return new Wish(range, staff, waived);
  }
}
