package com.slotbase.starter.listing;

import com.slotbase.starter.money.MoneyRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing as sent, not yet checked. To make one, all is required but the last three; to change
 * one, what is absent stays as it is.
 *
 * @param timeZone a region of the IANA database
 * @param slotMinutes length of one slot of the grid
 * @param price of one slot; 0 needs no payment
 * @param onlinePayment whether a booking with a price is paid online before it is confirmed
 * @param holdSeconds absent is the default hold
 * @param cancellationPolicy absent is a full refund until the start
 * @param sellerId whose it will be; only an operator has to say so
 */
record ListingRequest(
    @Nullable String name,
    @Nullable String timeZone,
    @Nullable List<Hours> openingHours,
    @Nullable Integer slotMinutes,
    @Nullable Integer capacity,
    @Nullable MoneyRequest price,
    @Nullable Boolean onlinePayment,
    @Nullable Integer holdSeconds,
    @Nullable Policy cancellationPolicy,
    @Nullable String sellerId) {

  /**
   * @param from {@code HH:mm}; the first slot starts here
   * @param to {@code HH:mm}; {@code 24:00} is the midnight that ends the day
   */
  @Schema(name = "OpeningHoursRequest")
  record Hours(@Nullable List<DayOfWeek> days, @Nullable String from, @Nullable String to) {}

  /**
   * @param tiers the first whose {@code hoursBefore} holds applies; empty means never
   * @param feeMinor taken off what is given back; absent is 0
   */
  @Schema(name = "CancellationPolicyRequest")
  record Policy(@Nullable List<Tier> tiers, @Nullable Long feeMinor) {}

  /**
   * @param hoursBefore elapsed hours before the start, inclusive
   */
  @Schema(name = "TierRequest")
  record Tier(@Nullable Integer hoursBefore, @Nullable Integer percent) {}
}
