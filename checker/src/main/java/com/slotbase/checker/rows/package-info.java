/**
 * The invariants that the rows alone can break. Nearly each is a statement that finds what breaks
 * it; none relies on a constraint, trigger or function of the schema.
 */
@NullMarked
package com.slotbase.checker.rows;

import org.jspecify.annotations.NullMarked;
