/** The activities of a cancellation's saga. */
@NullMarked
package com.slotbase.activities.cancellation;

import org.jspecify.annotations.NullMarked;
