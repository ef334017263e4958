/**
 * What SlotBase promises, how long each promise may take to be kept, and what was found broken.
 * Knows nothing of where it is read from.
 */
@NullMarked
package com.slotbase.checker.invariant;

import org.jspecify.annotations.NullMarked;
