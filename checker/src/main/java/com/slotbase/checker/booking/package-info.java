/** A booking's own rows, as they are held against what others say of it. */
@NullMarked
package com.slotbase.checker.booking;

import org.jspecify.annotations.NullMarked;
