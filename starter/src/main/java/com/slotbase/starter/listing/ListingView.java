package com.slotbase.starter.listing;

import com.slotbase.workflows.domain.CancellationPolicy;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.OpeningHours;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A listing as told: as it was sent, with its id and its seller. */
@Schema(name = "Listing")
record ListingView(
    String id,
    String sellerId,
    String name,
    String timeZone,
    List<Hours> openingHours,
    long slotMinutes,
    int capacity,
    Money price,
    boolean onlinePayment,
    @Nullable Long holdSeconds,
    CancellationPolicy cancellationPolicy) {

  /** As {@link ListingRequest.Hours}, the days in the order of the week. */
  @Schema(name = "OpeningHours")
  record Hours(List<DayOfWeek> days, String from, String to) {

    static Hours of(OpeningHours hours) {
      return new Hours(
          hours.days().stream().sorted().toList(),
          ClockTime.of(hours.from().toSecondOfDay() / 60),
          ClockTime.of(
              hours.from().toSecondOfDay() / 60 + Math.toIntExact(hours.length().toMinutes())));
    }
  }

  static ListingView of(Listing listing) {
    Duration hold = listing.hold();
    return new ListingView(
        listing.id(),
        listing.sellerId(),
        listing.name(),
        listing.timeZone().getId(),
        listing.openingHours().stream().map(Hours::of).toList(),
        listing.slot().toMinutes(),
        listing.capacity(),
        listing.price(),
        listing.onlinePayment(),
        hold == null ? null : hold.toSeconds(),
        listing.cancellationPolicy());
  }
}
