package com.slotbase.local.system;

import java.util.List;
import java.util.Random;

/** What chance has in store for one case: the same for the same seed, if asked for the same. */
final class CaseChance {

  private final Random random;

  CaseChance(long seed) {
    // Neighbouring seeds begin alike otherwise.
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Whether it happens, as one of so many. */
  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  /** From 0 on. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** From 1 on; 1 if there is no more. */
  long upTo(long most) {
    return 1 + random.nextLong(Math.max(1, most));
  }
}
