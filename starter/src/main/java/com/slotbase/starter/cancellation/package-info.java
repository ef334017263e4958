/**
 * Cancelling over HTTP: holds end at once, confirmed bookings by a saga that goes on whether its
 * caller waits or not.
 */
@NullMarked
package com.slotbase.starter.cancellation;

import org.jspecify.annotations.NullMarked;
