/**
 * A booking explains itself (B9): everything that is on record of it, as sentences, in order of
 * time. Who owns the booking hears what concerns them; what is inside is for staff.
 */
@NullMarked
package com.slotbase.starter.timeline;

import org.jspecify.annotations.NullMarked;
