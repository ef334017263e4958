package com.slotbase.starter.booking;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.PaymentStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A booking as told.
 *
 * @param unit counts from 1
 * @param price of the whole range, as agreed when it was held or moved
 * @param expiresAt of a hold, running or over: from then on it reads {@code EXPIRED}
 * @param cancelledBy the {@code sub} of who cancelled
 * @param version goes up with every change
 */
@Schema(name = "Booking")
public record BookingView(
    String id,
    String listingId,
    String customerId,
    BookingStatus status,
    Instant start,
    Instant end,
    int unit,
    Money price,
    PaymentStatus paymentStatus,
    @Nullable Instant expiresAt,
    @Nullable Instant confirmedAt,
    @Nullable Instant cancelledAt,
    @Nullable String cancelledBy,
    int version) {

  public static BookingView of(Booking booking) {
    boolean hold =
        booking.status() == BookingStatus.HELD || booking.status() == BookingStatus.EXPIRED;
    return new BookingView(
        booking.id(),
        booking.listingId(),
        booking.customerId(),
        booking.status(),
        booking.range().start(),
        booking.range().end(),
        booking.unit(),
        booking.price(),
        booking.paymentStatus(),
        hold ? booking.expiresAt() : null,
        booking.confirmedAt(),
        booking.cancelledAt(),
        booking.cancelledBy(),
        booking.version());
  }
}
