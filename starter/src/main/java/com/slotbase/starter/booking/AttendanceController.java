package com.slotbase.starter.booking;

import com.slotbase.adapters.booking.BookingStore;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.idempotency.AnswerRecorded;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether a customer came (B7), as staff saw it. They may say so before the start, too: they know
 * who stands at the desk, and who has called that they won't come.
 */
@RestController
@Tag(name = "Bookings")
class AttendanceController {

  private final VisibleBookings bookings;
  private final BookingStore store;

  AttendanceController(VisibleBookings bookings, BookingStore store) {
    this.bookings = bookings;
    this.store = store;
  }

  /** Changes the booking, if its row still allows it. */
  private interface Note {
    boolean by(String bookingId, String actor);
  }

  @PostMapping("/v1/bookings/{id}/check-in")
  @AnswerRecorded(AnswerRecorded.How.WITH_ITS_EFFECT)
  @Operation(
      summary = "Check a customer in",
      description = "By staff, of a confirmed booking that has not ended. Again: the same.")
  @Refuses({
    ErrorCode.BOOKING_NOT_FOUND,
    ErrorCode.INSUFFICIENT_PERMISSIONS,
    ErrorCode.INVALID_STATE
  })
  BookingView checkIn(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return noted(id, caller, BookingStatus.CHECKED_IN, store::checkIn);
  }

  @PostMapping("/v1/bookings/{id}/no-show")
  @AnswerRecorded(AnswerRecorded.How.WITH_ITS_EFFECT)
  @Operation(
      summary = "Note that a customer does not come",
      description =
          "By staff, of a confirmed booking that has not ended. Its slot is free at once; nothing is "
              + "refunded. Again: the same.")
  @Refuses({
    ErrorCode.BOOKING_NOT_FOUND,
    ErrorCode.INSUFFICIENT_PERMISSIONS,
    ErrorCode.INVALID_STATE
  })
  BookingView noShow(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return noted(id, caller, BookingStatus.NO_SHOW, store::noShow);
  }

  private BookingView noted(String id, Caller caller, BookingStatus wanted, Note note) {
    Booking booking = bookings.get(id, caller);
    if (!caller.actsFor(booking.sellerId())) {
      throw Caller.forbidden();
    }
    note.by(booking.id(), caller.sub());
    // Whether it was this call or one before it: what the booking is now is the answer.
    Booking now = bookings.get(id, caller);
    if (now.status() != wanted) {
      throw new ApiException(
          ErrorCode.INVALID_STATE, Map.of("status", now.status(), "end", now.range().end()));
    }
    return BookingView.of(now);
  }
}
