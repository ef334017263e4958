package com.slotbase.workflows.domain;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A booking as its row tells it. Price, zone and policy are the listing's at the time of the hold;
 * later edits of the listing change nothing about them (B8).
 *
 * @param status a hold whose time has run out reads {@code EXPIRED}, whether anybody noted it or
 *     not
 * @param unit counts from 1
 * @param price of the whole range, as agreed when it was held or moved
 * @param paymentRequired whether a customer has to pay online before it is confirmed; staff need
 *     not
 * @param awaitsAcceptance whether it is an offer to who waited for it, who has not accepted it:
 *     until then it is neither paid nor confirmed
 * @param expiresAt when the hold ends or ended; it stays on record
 * @param cancelledBy the {@code sub} of who cancelled
 */
public record Booking(
    String id,
    String listingId,
    String sellerId,
    String customerId,
    BookingStatus status,
    TimeRange range,
    int unit,
    Money price,
    boolean paymentRequired,
    boolean awaitsAcceptance,
    PaymentStatus paymentStatus,
    ZoneId timeZone,
    Instant expiresAt,
    @Nullable Instant confirmedAt,
    @Nullable Instant cancelledAt,
    @Nullable String cancelledBy,
    Instant createdAt,
    int version) {}
