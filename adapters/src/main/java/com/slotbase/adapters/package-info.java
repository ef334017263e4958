/** The outside: PostgreSQL and the vendors. The only place that knows SQL or a vendor's types. */
@NullMarked
package com.slotbase.adapters;

import org.jspecify.annotations.NullMarked;
