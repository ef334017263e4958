/** Resend, simulated: its paths, errors, idempotency keys and rate limit, and the mails it took. */
@NullMarked
package com.slotbase.local.resend;

import org.jspecify.annotations.NullMarked;
