/**
 * Resend, simulated: its paths, errors, idempotency keys, rate limit and webhooks, and the mails it
 * took, which can be read in a browser.
 */
@NullMarked
package com.slotbase.local.resend;

import org.jspecify.annotations.NullMarked;
