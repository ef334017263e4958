package com.slotbase.adapters.booking;

import com.slotbase.adapters.database.Position;
import com.slotbase.workflows.domain.BookingStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which bookings to list; what is null does not narrow.
 *
 * @param after the last one of the page before
 */
public record BookingQuery(
    @Nullable String customerId,
    @Nullable String sellerId,
    @Nullable BookingStatus status,
    @Nullable Position after,
    int limit) {}
