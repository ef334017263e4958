package com.slotbase.checker.invariant;

/**
 * An invariant that does not hold.
 *
 * @param subject the id to look it up by: of a booking, unless the explanation says otherwise
 * @param explanation a sentence that stands for itself
 */
public record Violation(Invariant invariant, String subject, String explanation) {

  /** The line that people read. */
  @Override
  public String toString() {
    return "[%s %s] %s: %s"
        .formatted(invariant.requirement(), invariant.name(), subject, explanation);
  }
}
