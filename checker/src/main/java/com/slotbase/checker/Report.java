package com.slotbase.checker;

import com.slotbase.checker.invariant.Violation;
import java.util.List;

/**
 * What the checker found.
 *
 * @param violations in the order of the invariants; up to a hundred of each
 * @param looked what was looked at, in sentences
 * @param notChecked what was left out and why, in sentences
 */
public record Report(List<Violation> violations, List<String> looked, List<String> notChecked) {

  public Report {
    violations = List.copyOf(violations);
    looked = List.copyOf(looked);
    notChecked = List.copyOf(notChecked);
  }

  public boolean holds() {
    return violations.isEmpty();
  }
}
