/** Hands events to Temporal: the one path from a change to what it starts. */
@NullMarked
package com.slotbase.activities.outbox;

import org.jspecify.annotations.NullMarked;
