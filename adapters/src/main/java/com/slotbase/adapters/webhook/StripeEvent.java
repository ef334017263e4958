package com.slotbase.adapters.webhook;

import org.jspecify.annotations.Nullable;

/**
 * An event as Stripe sent it, its signature checked.
 *
 * @param objectId id of the object it is about
 * @param payload the raw JSON
 */
public record StripeEvent(String id, String type, @Nullable String objectId, String payload) {}
