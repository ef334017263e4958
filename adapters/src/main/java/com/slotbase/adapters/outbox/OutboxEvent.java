package com.slotbase.adapters.outbox;

/** An event whose reactions are still to be started. */
public record OutboxEvent(long eventId, String bookingId, String type) {}
