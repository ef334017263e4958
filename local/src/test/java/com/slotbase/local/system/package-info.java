/** Races, crashes and outages of the whole system, each judged by the checker. */
@NullMarked
package com.slotbase.local.system;

import org.jspecify.annotations.NullMarked;
