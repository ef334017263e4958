/**
 * What every simulated vendor shares: routing, faults, the log of requests, and state that is on
 * disk before an answer leaves. A further vendor is one package with a {@link
 * com.slotbase.local.vendor.Vendor} in it, added to the list in {@code Simulators}.
 */
@NullMarked
package com.slotbase.local.vendor;

import org.jspecify.annotations.NullMarked;
