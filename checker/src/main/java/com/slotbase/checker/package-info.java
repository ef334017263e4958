/**
 * Says whether every invariant of SlotBase holds, from the rows, Stripe's books and Temporal's
 * histories alone. It shares no code with what it checks, so that no mistake can be made twice in
 * the same way, and it changes nothing.
 */
@NullMarked
package com.slotbase.checker;

import org.jspecify.annotations.NullMarked;
