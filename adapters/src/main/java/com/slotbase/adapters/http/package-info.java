/** What every caller of a vendor over the JDK's HTTP client needs. */
@NullMarked
package com.slotbase.adapters.http;

import org.jspecify.annotations.NullMarked;
