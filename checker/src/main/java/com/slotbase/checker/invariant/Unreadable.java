package com.slotbase.checker.invariant;

import org.jspecify.annotations.Nullable;

/** Something that the answer depends on can't be read, so there is no answer. */
public final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param what as the subject of a sentence
   * @param setting the environment variable to look at
   */
  public Unreadable(String what, String setting, String why, @Nullable Throwable cause) {
    super("%s can't be read (%s): see %s.".formatted(what, why, setting), cause);
  }
}
