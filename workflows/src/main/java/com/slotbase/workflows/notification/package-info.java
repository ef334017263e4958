/**
 * The story of a message to a person: sent once, tried again for as long as the settings say, and
 * then kept as failed. Nothing of it is ever waited for by a booking.
 */
@NullMarked
package com.slotbase.workflows.notification;

import org.jspecify.annotations.NullMarked;
