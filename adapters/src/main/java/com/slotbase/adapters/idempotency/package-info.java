/** What a POST with an Idempotency-Key was answered, so that the same key gets the same answer. */
@NullMarked
package com.slotbase.adapters.idempotency;

import org.jspecify.annotations.NullMarked;
