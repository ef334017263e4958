package com.slotbase.adapters.message;

import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What a message is filled in with; a template takes what it needs.
 *
 * @param listing its name, as the seller wrote it
 * @param slots how many slots of the listing the range has
 * @param refunded what was given back; zero where none is told of
 * @param toldAt when what it tells of was written down
 * @param heldUntil when an offer ends, as it was made: the same at every attempt to tell it
 */
public record MessageFacts(
    String bookingId,
    String listing,
    TimeRange range,
    ZoneId zone,
    int slots,
    Money price,
    Money refunded,
    Instant heldUntil,
    int bookingVersion,
    Instant toldAt) {}
