/** Cancellations of confirmed bookings: what is given back, and the rows of the saga. */
@NullMarked
package com.slotbase.adapters.cancellation;

import org.jspecify.annotations.NullMarked;
