/**
 * Temporal's stories held against our rows: none is stuck, none ended too early, and what a history
 * says of a booking and its money is what the row says. Reads histories as data, by the names and
 * shapes that everyone can see in them.
 */
@NullMarked
package com.slotbase.checker.history;

import org.jspecify.annotations.NullMarked;
