package com.slotbase.starter.timeline;

import com.slotbase.adapters.timeline.TimelineStore;
import com.slotbase.starter.booking.VisibleBookings;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Bookings")
class TimelineController {

  private final VisibleBookings bookings;
  private final TimelineStore timelines;

  TimelineController(VisibleBookings bookings, TimelineStore timelines) {
    this.bookings = bookings;
    this.timelines = timelines;
  }

  @GetMapping("/v1/bookings/{id}/timeline")
  @Operation(
      summary = "Look at what happened to a booking",
      description =
          "The oldest first. Staff see every step, attempt, case and alert, by whom it was, and the "
              + "workflows; customers what concerns them. Of messages, staff see when each was written, "
              + "every attempt at sending it, and what it came to; customers what it came to.")
  @Refuses(ErrorCode.BOOKING_NOT_FOUND)
  TimelineView get(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    Booking booking = bookings.get(id, caller);
    if (caller.actsFor(booking.sellerId())) {
      var told = new ToldToStaff(booking);
      return new TimelineView(
          timelines.everything(booking.id()).stream().map(told::entry).toList());
    }
    var told = new ToldToOwner(booking);
    return new TimelineView(
        timelines.eventsAndMessages(booking.id()).stream()
            .flatMap(entry -> told.entry(entry).stream())
            .toList());
  }
}
