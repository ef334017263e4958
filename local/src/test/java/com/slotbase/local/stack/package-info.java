/**
 * Shows that stacks start, stop, heal and keep apart, with real processes wherever that matters.
 */
package com.slotbase.local.stack;
