/** Money as callers write it, checked against the limits of what can be paid. */
@NullMarked
package com.slotbase.starter.money;

import org.jspecify.annotations.NullMarked;
