package com.slotbase.adapters.booking;

import com.slotbase.adapters.idempotency.IdempotencyKey;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A wish to hold a range of a listing, which was checked against the grid of this listing.
 *
 * @param bookingId new, with 128 random bits
 * @param customerId whose booking it will be; created if unknown so far
 * @param actor the {@code sub} of who asks
 * @param slots how many slots of the grid the range is made of
 * @param defaultHold how long a listing without a hold of its own is held
 * @param key null when the caller sent none
 */
public record HoldRequest(
    String bookingId,
    String customerId,
    String actor,
    Listing listing,
    TimeRange range,
    int slots,
    Duration defaultHold,
    @Nullable IdempotencyKey key) {}
