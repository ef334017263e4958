package com.slotbase.adapters.outbox;

import org.jspecify.annotations.Nullable;

/**
 * An event whose reactions are still to be started.
 *
 * @param refundId the refund it is about, if it is about one
 */
public record OutboxEvent(long eventId, String bookingId, String type, @Nullable String refundId) {}
