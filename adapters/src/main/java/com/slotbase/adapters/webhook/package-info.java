/**
 * What Stripe tells us: verified, stored once, and taken as a hint to look at the object itself (W1
 * to W4).
 */
@NullMarked
package com.slotbase.adapters.webhook;

import org.jspecify.annotations.NullMarked;
