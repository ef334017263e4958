package com.slotbase.adapters.message;

import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What a message is filled in with; a template takes what it needs.
 *
 * @param listing its name, as the seller wrote it
 * @param slots how many slots of the listing the range has
 * @param refunded what was given back; zero where none is told of
 * @param toldAt when what it tells of was written down
 * @param timeToPay how long an offer stands; zero where none is told of
 */
public record MessageFacts(
    String bookingId,
    String listing,
    TimeRange range,
    ZoneId zone,
    int slots,
    Money price,
    Money refunded,
    Duration timeToPay,
    int bookingVersion,
    Instant toldAt) {}
