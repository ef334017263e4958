/** The page of all messages. */
@NullMarked
package com.slotbase.local.preview;

import org.jspecify.annotations.NullMarked;
