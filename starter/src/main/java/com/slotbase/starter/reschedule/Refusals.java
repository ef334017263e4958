package com.slotbase.starter.reschedule;

import com.slotbase.adapters.reschedule.RescheduleRefusal;
import com.slotbase.starter.booking.Alternatives;
import com.slotbase.starter.booking.Ranges;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.listing.Listings;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.TimeRange;
import com.slotbase.workflows.error.ErrorCode;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What who wants to move a booking, or to pay for that, is told when it can't be. */
@Component
class Refusals {

  private final Listings listings;
  private final Alternatives alternatives;

  Refusals(Listings listings, Alternatives alternatives) {
    this.listings = listings;
    this.alternatives = alternatives;
  }

  /**
   * Checks a range against the grid of the listing as it is now; the one that the booking has needs
   * not be on it.
   *
   * @throws ApiException if it isn't made of whole slots
   */
  void refuseOffTheGrid(Booking booking, TimeRange range) {
    if (!range.equals(booking.range())) {
      Ranges.slots(listings.get(booking.listingId()), range);
    }
  }

  ApiException of(RescheduleRefusal refusal, Booking booking, TimeRange range) {
    return switch (refusal) {
      case RescheduleRefusal.Past past -> Ranges.past();
      case RescheduleRefusal.TooDear dear -> Ranges.tooDear();
      case RescheduleRefusal.InvalidState state ->
          new ApiException(ErrorCode.INVALID_STATE, Map.of("status", state.status()));
      case RescheduleRefusal.Taken taken -> {
        Listing listing = listings.get(booking.listingId());
        yield new ApiException(
            ErrorCode.SLOT_TAKEN,
            Map.of("alternatives", alternatives.to(range, Ranges.slots(listing, range), listing)));
      }
    };
  }
}
