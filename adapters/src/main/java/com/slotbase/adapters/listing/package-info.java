/** Listings: stored in PostgreSQL, kept in the process while they do not change. */
@NullMarked
package com.slotbase.adapters.listing;

import org.jspecify.annotations.NullMarked;
