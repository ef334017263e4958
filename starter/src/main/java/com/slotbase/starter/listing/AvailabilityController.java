package com.slotbase.starter.listing;

import com.slotbase.adapters.booking.BookingStore;
import com.slotbase.starter.body.Instants;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.error.Violations;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.workflows.domain.Availability;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.TimeRange;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** B10: which slots of a listing are free. */
@RestController
@Tag(name = "Listings")
class AvailabilityController {

  private static final Duration MOST = Duration.ofDays(31);

  private final Listings listings;
  private final BookingStore bookings;
  private final Clock clock;

  AvailabilityController(Listings listings, BookingStore bookings, Clock clock) {
    this.listings = listings;
    this.bookings = bookings;
    this.clock = clock;
  }

  record Slots(List<Slot> slots) {}

  /**
   * @param free how many units of it are free, 0 included
   */
  record Slot(Instant start, Instant end, int free) {}

  @GetMapping("/v1/listings/{id}/availability")
  @Operation(
      summary = "Which slots are free",
      description =
          "Every slot that starts at or after `from` and before `to`, full ones too, and none in "
              + "the past; at most 31 days at once.")
  @Refuses({ErrorCode.VALIDATION_FAILED, ErrorCode.LISTING_NOT_FOUND})
  Slots availability(
      @PathVariable String id,
      @Parameter(example = "2030-01-07T00:00:00Z") @RequestParam String from,
      @Parameter(example = "2030-01-14T00:00:00Z") @RequestParam String to) {
    TimeRange asked = range(from, to);
    Listing listing = listings.get(id);
    Instant now = clock.instant();
    // A slot reaches past the end of what is asked by less than a day.
    var occupied = new TimeRange(asked.start(), asked.end().plus(Duration.ofDays(1)));
    return new Slots(
        new Availability(listing, bookings.claims(id, occupied))
            .slots(asked.start(), asked.end()).stream()
                .filter(slot -> slot.range().start().isAfter(now))
                .map(slot -> new Slot(slot.range().start(), slot.range().end(), slot.free()))
                .toList());
  }

  private static TimeRange range(String from, String to) {
    Instant start = instant(from, "from");
    Instant end = instant(to, "to");
    var violations = new Violations();
    violations.require(start.isBefore(end), "to", "must be later than from");
    violations.require(
        Duration.between(start, end).compareTo(MOST) <= 0, "to", "must be at most 31 days later");
    violations.refuse();
    return new TimeRange(start, end);
  }

  private static Instant instant(String text, String field) {
    try {
      return Instants.parse(text);
    } catch (DateTimeException malformed) {
      throw ApiException.invalid(field, "must be an instant such as 2030-01-07T00:00:00Z");
    }
  }
}
