package com.slotbase.checker.rows;

import com.slotbase.checker.invariant.Invariant;

/**
 * An invariant and the statement that finds what breaks it.
 *
 * @param sql selects {@code subject} and {@code explanation} of each violation
 */
record SqlInvariant(Invariant invariant, String sql) {

  static SqlInvariant of(String name, String requirement, String sentence, String sql) {
    return new SqlInvariant(new Invariant(name, requirement, sentence), sql);
  }
}
