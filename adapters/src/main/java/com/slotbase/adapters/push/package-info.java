/**
 * Pushes by FCM: each to one device, with deadlines, and every answer told as it is; and which of a
 * person's devices a message has reached already.
 */
@NullMarked
package com.slotbase.adapters.push;

import org.jspecify.annotations.NullMarked;
