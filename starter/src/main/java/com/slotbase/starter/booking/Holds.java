package com.slotbase.starter.booking;

import com.slotbase.adapters.booking.HoldOutcome;
import com.slotbase.adapters.booking.HoldRequest;
import com.slotbase.adapters.booking.HoldStore;
import com.slotbase.adapters.id.Ids;
import com.slotbase.starter.connection.StarterSettings;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.idempotency.IdempotentCall;
import com.slotbase.starter.listing.Listings;
import com.slotbase.starter.security.Caller;
import com.slotbase.starter.security.Role;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.TimeRange;
import com.slotbase.workflows.error.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds slots: one statement decides, and a timer is started behind the answer. */
@Component
class Holds {

  private final Listings listings;
  private final HoldStore store;
  private final HoldTimers timers;
  private final Alternatives alternatives;
  private final Duration defaultHold;

  Holds(
      Listings listings,
      HoldStore store,
      HoldTimers timers,
      Alternatives alternatives,
      StarterSettings settings) {
    this.listings = listings;
    this.store = store;
    this.timers = timers;
    this.alternatives = alternatives;
    this.defaultHold = settings.hold();
  }

  /**
   * Who wants what for whom.
   *
   * @param customer whose booking it will be
   */
  record Wish(Caller caller, String customer, String listingId, TimeRange range) {}

  /**
   * @param call null when the caller sent no key
   * @return empty if the key's first call was answered otherwise, as the call was told
   * @throws ApiException if it is not to be had
   */
  Optional<Booking> hold(Wish wish, @Nullable IdempotentCall call) {
    Listing listing = listings.lately(wish.listingId());
    while (true) {
      HoldRequest request;
      try {
        request = request(wish, listing, call);
      } catch (ApiException refusal) {
        return Optional.of(heldBefore(call).orElseThrow(() -> refusal));
      }
      HoldOutcome outcome = store.hold(request);
      if (!(outcome instanceof HoldOutcome.ListingChanged)) {
        return answer(outcome, request, call);
      }
      listing = listings.refreshed(wish.listingId());
    }
  }

  /**
   * @throws ApiException if the wish doesn't fit the listing, or is not this caller's to have
   */
  private HoldRequest request(Wish wish, Listing listing, @Nullable IdempotentCall call) {
    Caller caller = wish.caller();
    if (caller.role() != Role.CUSTOMER && !caller.actsFor(listing.sellerId())) {
      throw Caller.forbidden();
    }
    int slots = Ranges.slots(listing, wish.range());
    if (listing.price().minor() * slots > Money.MOST_MINOR) {
      throw Ranges.tooDear();
    }
    return new HoldRequest(
        Ids.booking(),
        wish.customer(),
        caller.sub(),
        listing,
        wish.range(),
        slots,
        defaultHold,
        call == null ? null : call.key());
  }

  /** The listing may have changed since the key's first call; its answer has not. */
  private Optional<Booking> heldBefore(@Nullable IdempotentCall call) {
    Optional<Booking> before = call == null ? Optional.empty() : store.heldBefore(call.key());
    if (call != null && before.isPresent()) {
      call.settled();
    }
    return before;
  }

  private Optional<Booking> answer(
      HoldOutcome outcome, HoldRequest request, @Nullable IdempotentCall call) {
    return switch (outcome) {
      case HoldOutcome.Held held -> {
        timers.start(held.booking().id(), held.booking().expiresAt());
        settle(call);
        yield Optional.of(held.booking());
      }
      case HoldOutcome.HeldBefore before -> {
        settle(call);
        yield Optional.of(before.booking());
      }
      case HoldOutcome.AnsweredBefore before -> {
        keyed(call).answeredBefore(before.answer());
        yield Optional.empty();
      }
      case HoldOutcome.Taken taken -> {
        begin(call);
        throw new ApiException(
            ErrorCode.SLOT_TAKEN,
            Map.of(
                "alternatives",
                alternatives.to(request.range(), request.slots(), request.listing())));
      }
      case HoldOutcome.Past past -> {
        begin(call);
        throw Ranges.past();
      }
      case HoldOutcome.KeyReused reused -> throw keyed(call).reused();
      case HoldOutcome.KeyInProgress running -> throw keyed(call).inProgress();
      case HoldOutcome.ListingChanged changed ->
          throw new IllegalStateException("To be tried again with the listing as it is now");
    };
  }

  private static void settle(@Nullable IdempotentCall call) {
    if (call != null) {
      call.settled();
    }
  }

  private static void begin(@Nullable IdempotentCall call) {
    if (call != null) {
      call.begun();
    }
  }

  /** Only a call with a key is answered from a record. */
  private static IdempotentCall keyed(@Nullable IdempotentCall call) {
    if (call == null) {
      throw new IllegalStateException("Answered from a record, but the call came without a key");
    }
    return call;
  }
}
