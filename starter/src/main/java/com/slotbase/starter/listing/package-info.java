/** Listings over HTTP, and the times at which they are free. */
@NullMarked
package com.slotbase.starter.listing;

import org.jspecify.annotations.NullMarked;
