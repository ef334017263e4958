/** What operators see and decide: cases that SlotBase could not finish by itself. */
@NullMarked
package com.slotbase.starter.operations;

import org.jspecify.annotations.NullMarked;
