/**
 * Bookings over HTTP: hold, look, confirm, cancel. PostgreSQL decides each of them before Temporal
 * is asked for anything, so what is answered here holds whether Temporal is there or not.
 */
@NullMarked
package com.slotbase.starter.booking;

import org.jspecify.annotations.NullMarked;
