/**
 * {@code Idempotency-Key} on every POST: per caller and path, for 24 hours, the same key gets the
 * same answer. A controller needs to know nothing of it.
 */
@NullMarked
package com.slotbase.starter.idempotency;

import org.jspecify.annotations.NullMarked;
