/** What is on record of one booking, in order of time (B9). */
@NullMarked
package com.slotbase.adapters.timeline;

import org.jspecify.annotations.NullMarked;
