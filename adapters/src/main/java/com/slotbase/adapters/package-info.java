/**
 * The outside: PostgreSQL and the vendors. The only place that knows SQL or a vendor's types, and
 * where its parts are put together once for every process.
 */
@NullMarked
package com.slotbase.adapters;

import org.jspecify.annotations.NullMarked;
