package com.slotbase.starter.health;

/** Looks whether something that we need is there. */
interface Check {

  /** As it is called in the answer. */
  String name();

  /**
   * Returns if it is there.
   *
   * @throws Exception if it is not; what it says is logged, and not told outside
   */
  void look() throws Exception;
}
