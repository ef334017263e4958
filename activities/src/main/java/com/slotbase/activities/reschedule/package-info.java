/** The activities of a move's story. */
@NullMarked
package com.slotbase.activities.reschedule;

import org.jspecify.annotations.NullMarked;
