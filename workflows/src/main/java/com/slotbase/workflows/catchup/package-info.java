/**
 * Every five minutes: what Stripe has to tell and our endpoint was not told, or didn't take (W4).
 */
@NullMarked
package com.slotbase.workflows.catchup;

import org.jspecify.annotations.NullMarked;
