package com.slotbase.starter.refund;

import com.slotbase.adapters.database.Position;
import com.slotbase.adapters.id.Ids;
import com.slotbase.adapters.refund.RefundStore;
import com.slotbase.starter.booking.VisibleBookings;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.page.Cursor;
import com.slotbase.starter.page.Slice;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of the refunds of a booking (C3, C4). */
@RestController
@Tag(name = "Refunds")
class RefundController {

  private final VisibleBookings bookings;
  private final RefundStore refunds;

  RefundController(VisibleBookings bookings, RefundStore refunds) {
    this.bookings = bookings;
    this.refunds = refunds;
  }

  /**
   * @param nextCursor for the page after this one; absent on the last
   */
  @Schema(name = "RefundPage")
  record Page(List<RefundView> items, @Nullable String nextCursor) {}

  @GetMapping("/v1/bookings/{id}/refunds")
  @Operation(summary = "List a booking's refunds", description = "By staff; the newest first.")
  @Refuses({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.BOOKING_NOT_FOUND,
    ErrorCode.INSUFFICIENT_PERMISSIONS
  })
  Page list(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @Parameter(description = "How many at most, 1 to 200") @RequestParam(defaultValue = "50")
          int limit,
      @Parameter(description = "The `nextCursor` of the page before")
          @RequestParam(required = false)
          @Nullable String cursor) {
    int toRead = Slice.toRead(limit);
    Position after = cursor == null ? null : Cursor.position(cursor);
    requireStaff(bookings.get(id, caller), caller);
    var page = Slice.of(refunds.ofBooking(id, after, toRead), limit);
    return new Page(
        page.told(RefundView::of),
        page.next(refund -> Cursor.after(refund.requestedAt(), refund.id())));
  }

  @GetMapping("/v1/refunds/{id}")
  @Operation(summary = "Look at a refund", description = "By staff.")
  @Refuses({ErrorCode.REFUND_NOT_FOUND, ErrorCode.INSUFFICIENT_PERMISSIONS})
  RefundView get(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    Refund refund =
        (Ids.possible(id) ? refunds.find(id) : Optional.<Refund>empty())
            .orElseThrow(() -> new ApiException(ErrorCode.REFUND_NOT_FOUND));
    Booking booking =
        bookings
            .find(refund.bookingId(), caller)
            .orElseThrow(() -> new ApiException(ErrorCode.REFUND_NOT_FOUND));
    requireStaff(booking, caller);
    return RefundView.of(refund);
  }

  private static void requireStaff(Booking booking, Caller caller) {
    if (!caller.actsFor(booking.sellerId())) {
      throw Caller.forbidden();
    }
  }
}
