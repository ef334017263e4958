package com.slotbase.starter.booking;

import com.slotbase.adapters.booking.BookingStore;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets a hold go before its time. */
@RestController
@Tag(name = "Bookings")
class CancelController {

  /** Any text, in lines; no control characters, which neither the database nor a log bears. */
  private static final Pattern REASON = Pattern.compile("(?:[^\\p{Cc}\\p{Cs}]|[\\t\\r\\n]){1,500}");

  private final VisibleBookings bookings;
  private final BookingStore store;

  CancelController(VisibleBookings bookings, BookingStore store) {
    this.bookings = bookings;
    this.store = store;
  }

  /**
   * @param reason for who reads the booking's history; stays with us
   */
  @Schema(name = "CancelRequest")
  record CancelBody(@Nullable String reason) {}

  @PostMapping("/v1/bookings/{id}/cancel")
  @Operation(
      summary = "Cancel a hold",
      description = "Its slot is free at once, and what was authorised for it is given back.")
  @Refuses({ErrorCode.VALIDATION_FAILED, ErrorCode.BOOKING_NOT_FOUND, ErrorCode.INVALID_STATE})
  BookingView cancel(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable CancelBody body) {
    String reason = body == null ? null : body.reason();
    if (reason != null && !REASON.matcher(reason).matches()) {
      throw ApiException.invalid("reason", "must be 1 to 500 characters of text");
    }
    Booking booking = bookings.get(id, caller);
    store.cancelHold(booking.id(), caller.sub(), reason);
    // Whether it was this call or one before it: what the booking is now is the answer.
    Booking now = bookings.get(id, caller);
    if (now.status() != BookingStatus.CANCELLED) {
      throw new ApiException(ErrorCode.INVALID_STATE, Map.of("status", now.status()));
    }
    return BookingView.of(now);
  }
}
