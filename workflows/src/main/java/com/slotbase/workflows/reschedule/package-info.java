/**
 * The story of a move that costs something (B7): it takes the money once the new range is claimed,
 * and sees to it that what was not used is voided.
 */
@NullMarked
package com.slotbase.workflows.reschedule;

import org.jspecify.annotations.NullMarked;
