/**
 * Moves of confirmed bookings to other ranges (B7). PostgreSQL decides: the new range is claimed
 * before the old one is let go, and where money is to be taken both are kept until Stripe has said
 * what became of it.
 */
@NullMarked
package com.slotbase.adapters.reschedule;

import org.jspecify.annotations.NullMarked;
