/** The pass over Stripe's list of events that were not delivered. */
@NullMarked
package com.slotbase.activities.catchup;

import org.jspecify.annotations.NullMarked;
