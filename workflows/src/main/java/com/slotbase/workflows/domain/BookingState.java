package com.slotbase.workflows.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a booking's row says at one moment of Postgres' clock: all that its story branches on.
 *
 * @param untilExpiry what is left of the hold; zero or less once it is over
 * @param payment the payment that goes with it, if one was ever asked for
 * @param parked whether an open case says that a person has to look at its payment
 */
public record BookingState(
    String bookingId,
    BookingStatus status,
    Duration untilExpiry,
    @Nullable Payment payment,
    boolean parked) {}
