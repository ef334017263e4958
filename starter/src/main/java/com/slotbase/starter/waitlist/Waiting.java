package com.slotbase.starter.waitlist;

import com.slotbase.adapters.id.Ids;
import com.slotbase.adapters.waitlist.JoinOutcome;
import com.slotbase.adapters.waitlist.WaitlistEntry;
import com.slotbase.adapters.waitlist.WaitlistStore;
import com.slotbase.starter.booking.Ranges;
import com.slotbase.starter.connection.StarterSettings;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.listing.Listings;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.TimeRange;
import com.slotbase.workflows.error.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** People who wait: each sees their own places, and of accept, decline and time one alone wins. */
@Component
class Waiting {

  private final Listings listings;
  private final WaitlistStore store;
  private final Duration defaultHold;

  Waiting(Listings listings, WaitlistStore store, StarterSettings settings) {
    this.listings = listings;
    this.store = store;
    this.defaultHold = settings.hold();
  }

  /**
   * @throws ApiException if it can't be waited for
   */
  WaitlistEntry join(Caller caller, String listingId, TimeRange range) {
    while (true) {
      Listing listing = listings.get(listingId);
      int slots = Ranges.slots(listing, range);
      if (listing.price().minor() * slots > Money.MOST_MINOR) {
        throw Ranges.tooDear();
      }
      switch (store.join(
          new WaitlistStore.Wish(caller.sub(), listing, range, slots, defaultHold))) {
        case JoinOutcome.Joined joined -> {
          return store.find(joined.entryId()).orElseThrow();
        }
        case JoinOutcome.Past past -> throw Ranges.past();
        // With the listing as it is by now.
        case JoinOutcome.ListingChanged changed -> {}
      }
    }
  }

  /**
   * @throws ApiException if there is none, or none of this caller's
   */
  WaitlistEntry get(String id, Caller caller) {
    return (Ids.possible(id) ? store.find(id) : Optional.<WaitlistEntry>empty())
        .filter(entry -> entry.personId().equals(caller.sub()))
        .orElseThrow(() -> new ApiException(ErrorCode.WAITLIST_ENTRY_NOT_FOUND));
  }

  /**
   * @return the entry, accepted now or before
   * @throws ApiException if there is no offer yet, or it is over
   */
  WaitlistEntry accept(String id, Caller caller) {
    store.accept(get(id, caller).id(), caller.sub());
    WaitlistEntry now = get(id, caller);
    return switch (now.status()) {
      case ACCEPTED, BOOKED -> now;
      case DECLINED, LAPSED -> throw new ApiException(ErrorCode.HOLD_EXPIRED);
      case WAITING, OFFERED, LEFT, MISSED -> throw invalidState(now);
    };
  }

  /**
   * @return the entry, declined now or before
   * @throws ApiException if there is no offer yet, it was accepted, or it is over
   */
  WaitlistEntry decline(String id, Caller caller) {
    store.decline(get(id, caller).id(), caller.sub());
    WaitlistEntry now = get(id, caller);
    return switch (now.status()) {
      case DECLINED -> now;
      case LAPSED -> throw new ApiException(ErrorCode.HOLD_EXPIRED);
      case WAITING, OFFERED, ACCEPTED, BOOKED, LEFT, MISSED -> throw invalidState(now);
    };
  }

  private static ApiException invalidState(WaitlistEntry entry) {
    return new ApiException(ErrorCode.INVALID_STATE, Map.of("status", entry.status()));
  }
}
