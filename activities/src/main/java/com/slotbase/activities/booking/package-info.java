/** The activities of a booking's story: adapters called, and their faults told to Temporal. */
@NullMarked
package com.slotbase.activities.booking;

import org.jspecify.annotations.NullMarked;
