/**
 * Stripe's books held against our rows: no money without a booking, no authorisation left open, and
 * nothing of either that the other does not know of. Speaks Stripe's HTTP API itself and only
 * reads.
 */
@NullMarked
package com.slotbase.checker.money;

import org.jspecify.annotations.NullMarked;
