/**
 * The demo: a story of bookings played against a running stack over HTTP only, as its clients
 * would, each step compared with what was to come out of it. Knows the API, the Stripe simulator's
 * orders and the Temporal UI by their addresses, and nothing of how they work.
 */
@NullMarked
package com.slotbase.local.demo;

import org.jspecify.annotations.NullMarked;
