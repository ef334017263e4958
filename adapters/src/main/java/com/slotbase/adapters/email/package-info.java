/** Mail by Resend: handed over once per key, with deadlines, and every answer told as it is. */
@NullMarked
package com.slotbase.adapters.email;

import org.jspecify.annotations.NullMarked;
