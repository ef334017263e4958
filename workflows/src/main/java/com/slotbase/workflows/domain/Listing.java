package com.slotbase.workflows.domain;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something whose time is sold: a court, a room, a coach, a table.
 *
 * @param slot length of one slot of the grid
 * @param capacity how many units may be booked at the same time
 * @param price of one slot
 * @param onlinePayment whether a booking with a price is paid through Stripe before it is confirmed
 * @param hold how long a hold lasts; null is the default hold
 * @param version goes up with every change; a hold is refused when it was priced from another one
 */
public record Listing(
    String id,
    String sellerId,
    String name,
    ZoneId timeZone,
    List<OpeningHours> openingHours,
    Duration slot,
    int capacity,
    Money price,
    boolean onlinePayment,
    @Nullable Duration hold,
    CancellationPolicy cancellationPolicy,
    int version) {

  public Listing {
    openingHours = List.copyOf(openingHours);
  }
}
