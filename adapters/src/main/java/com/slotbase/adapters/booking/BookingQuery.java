package com.slotbase.adapters.booking;

import com.slotbase.workflows.domain.BookingStatus;
import java.time.Instant;
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
    int limit) {

  /** A place in the order of the list. */
  public record Position(Instant createdAt, String id) {}
}
