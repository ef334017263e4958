package com.slotbase.starter.booking;

import com.slotbase.adapters.booking.BookingQuery;
import com.slotbase.adapters.booking.BookingStore;
import com.slotbase.adapters.database.Position;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.page.Cursor;
import com.slotbase.starter.page.Slice;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/bookings")
@Tag(name = "Bookings")
class BookingController {

  private final VisibleBookings bookings;
  private final BookingStore store;

  BookingController(VisibleBookings bookings, BookingStore store) {
    this.bookings = bookings;
    this.store = store;
  }

  /**
   * @param nextCursor for the page after this one; absent on the last
   */
  @Schema(name = "BookingPage")
  record Page(List<BookingView> items, @Nullable String nextCursor) {}

  @GetMapping("/{id}")
  @Operation(summary = "Look at a booking")
  @Refuses(ErrorCode.BOOKING_NOT_FOUND)
  BookingView get(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return BookingView.of(bookings.get(id, caller));
  }

  @GetMapping
  @Operation(
      summary = "List bookings",
      description =
          "The newest first. Customers see their own, sellers and staff their seller's, operators "
              + "all.")
  @Refuses({ErrorCode.VALIDATION_FAILED, ErrorCode.INSUFFICIENT_PERMISSIONS})
  Page list(
      @AuthenticationPrincipal Caller caller,
      @Parameter(schema = @Schema(implementation = BookingStatus.class))
          @RequestParam(required = false)
          @Nullable String status,
      @Parameter(description = "How many at most, 1 to 200") @RequestParam(defaultValue = "50")
          int limit,
      @Parameter(description = "The `nextCursor` of the page before")
          @RequestParam(required = false)
          @Nullable String cursor) {
    int toRead = Slice.toRead(limit);
    Position after = cursor == null ? null : Cursor.position(cursor);
    var page = Slice.of(store.list(query(caller, status(status), after, toRead)), limit);
    return new Page(
        page.told(BookingView::of),
        page.next(booking -> Cursor.after(booking.createdAt(), booking.id())));
  }

  private static @Nullable BookingStatus status(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(BookingStatus.values())
        .filter(status -> status.name().equals(text))
        .findAny()
        .orElseThrow(() -> ApiException.invalid("status", "must be a status of a booking"));
  }

  private static BookingQuery query(
      Caller caller, @Nullable BookingStatus status, @Nullable Position after, int limit) {
    return switch (caller.role()) {
      case CUSTOMER -> new BookingQuery(caller.sub(), null, status, after, limit);
      case OPERATOR -> new BookingQuery(null, null, status, after, limit);
      case SELLER, STAFF -> {
        if (caller.seller() == null) {
          throw Caller.forbidden();
        }
        yield new BookingQuery(null, caller.seller(), status, after, limit);
      }
    };
  }
}
