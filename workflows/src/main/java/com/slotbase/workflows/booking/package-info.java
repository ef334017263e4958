/**
 * The story of a booking: from its hold to its end it reads the row, does what the row asks for and
 * writes what came of it.
 */
@NullMarked
package com.slotbase.workflows.booking;

import org.jspecify.annotations.NullMarked;
