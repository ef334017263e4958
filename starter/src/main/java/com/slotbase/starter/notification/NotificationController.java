package com.slotbase.starter.notification;

import com.slotbase.adapters.database.Position;
import com.slotbase.adapters.notification.NotificationStore;
import com.slotbase.adapters.notification.NotificationStore.Told;
import com.slotbase.starter.booking.VisibleBookings;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.page.Cursor;
import com.slotbase.starter.page.Slice;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Channel;
import com.slotbase.workflows.domain.MessageTemplate;
import com.slotbase.workflows.domain.NotificationStatus;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** N1: the messages of a booking, with every attempt. */
@RestController
@Tag(name = "Bookings")
class NotificationController {

  private final VisibleBookings bookings;
  private final NotificationStore notifications;

  NotificationController(VisibleBookings bookings, NotificationStore notifications) {
    this.bookings = bookings;
    this.notifications = notifications;
  }

  /**
   * @param error why it was not heeded; absent if it was
   */
  @Schema(name = "NotificationAttempt")
  record AttemptView(int number, Instant at, @Nullable String error) {}

  /**
   * @param sentAt absent until its provider has taken it
   */
  @Schema(name = "Notification")
  record NotificationView(
      String id,
      Channel channel,
      MessageTemplate template,
      String language,
      NotificationStatus status,
      List<AttemptView> attempts,
      @Nullable Instant sentAt) {

    static NotificationView of(Told told) {
      return new NotificationView(
          told.id(),
          told.channel(),
          told.template(),
          told.language(),
          told.status(),
          told.attempts().stream()
              .map(attempt -> new AttemptView(attempt.number(), attempt.at(), attempt.error()))
              .toList(),
          told.sentAt());
    }
  }

  /**
   * @param nextCursor for the page after this one; absent on the last
   */
  @Schema(name = "NotificationPage")
  record Page(List<NotificationView> items, @Nullable String nextCursor) {}

  @GetMapping("/v1/bookings/{id}/notifications")
  @Operation(
      summary = "List what was told of a booking",
      description = "The newest first, each with its attempts in order.")
  @Refuses({ErrorCode.VALIDATION_FAILED, ErrorCode.BOOKING_NOT_FOUND})
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
    String booking = bookings.get(id, caller).id();
    var page = Slice.of(notifications.ofBooking(booking, after, toRead), limit);
    return new Page(
        page.told(NotificationView::of),
        page.next(told -> Cursor.after(told.createdAt(), told.id())));
  }
}
