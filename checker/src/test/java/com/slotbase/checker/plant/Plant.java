package com.slotbase.checker.plant;

import com.slotbase.checker.world.World;

/**
 * A way to break an invariant.
 *
 * @param how what was done, as a sentence
 */
record Plant(String invariant, String how, Planting planting) {

  @FunctionalInterface
  interface Planting {
    /** Breaks it, and says which subject is to be reported. */
    String in(World world);
  }

  @Override
  public String toString() {
    return invariant + ": " + how;
  }
}
