/**
 * Bookings in PostgreSQL, which decides who wins. Every change is one compare-and-set that frees
 * the slot and writes the event in its own transaction; what loses changes nothing and says so.
 */
@NullMarked
package com.slotbase.adapters.booking;

import org.jspecify.annotations.NullMarked;
