package com.slotbase.checker.invariant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects violations; of each invariant up to a hundred are told one by one, the rest counted. */
public final class Findings {

  /** More lines of one kind help nobody, and memory stays bounded. */
  private static final int TOLD_PER_INVARIANT = 100;

  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final List<Violation> told = new ArrayList<>();

  public void add(Invariant invariant, String subject, String explanation) {
    if (!full(invariant)) {
      told.add(new Violation(invariant, subject, explanation));
    }
    counts.merge(invariant.name(), 1L, Long::sum);
  }

  /** Whether a further violation of it would only be counted: then it needs no second look. */
  public boolean full(Invariant invariant) {
    return counts.getOrDefault(invariant.name(), 0L) >= TOLD_PER_INVARIANT;
  }

  public List<Violation> violations() {
    return List.copyOf(told);
  }

  /** How many of which invariant were counted and not told, as sentences. */
  public List<String> untold() {
    return counts.entrySet().stream()
        .filter(count -> count.getValue() > TOLD_PER_INVARIANT)
        .map(count ->
            "%d more violations of %s are not listed."
                .formatted(count.getValue() - TOLD_PER_INVARIANT, count.getKey()))
        .toList();
  }
}
