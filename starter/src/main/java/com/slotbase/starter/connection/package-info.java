/**
 * What this process is connected to: PostgreSQL, Temporal and Stripe. It starts without the latter
 * two, and finds each again when it comes back.
 */
@NullMarked
package com.slotbase.starter.connection;

import org.jspecify.annotations.NullMarked;
