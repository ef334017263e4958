package com.slotbase.starter.health;

/** Looks whether something that we need is there. */
interface Check {

  /** As it is called in the answer. */
  String name();

  /**
   * Returns if it is there.
   *
   * @throws Exception if it is not; the message of its class is all that is told outside
   */
  void look() throws Exception;
}
