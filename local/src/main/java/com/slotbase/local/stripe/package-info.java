/**
 * Stripe as SlotBase uses it, on Stripe's own paths and with its own rules: manual-capture
 * PaymentIntents and their charges, refunds, disputes, idempotency keys, the event list and signed
 * webhooks. What is not simulated is refused rather than ignored, so that nothing is believed to
 * work that was never tried.
 */
@NullMarked
package com.slotbase.local.stripe;

import org.jspecify.annotations.NullMarked;
