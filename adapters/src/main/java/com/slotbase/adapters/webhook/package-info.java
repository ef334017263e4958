/**
 * What vendors tell us: verified, stored once, and processed once (W1 to W4). What Stripe tells is
 * taken as a hint to look at the object itself; what Resend tells of a mail is nowhere to be read.
 */
@NullMarked
package com.slotbase.adapters.webhook;

import org.jspecify.annotations.NullMarked;
