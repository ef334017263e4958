/** The pass over what was left over. */
@NullMarked
package com.slotbase.activities.sweep;

import org.jspecify.annotations.NullMarked;
