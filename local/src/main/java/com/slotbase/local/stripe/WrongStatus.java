package com.slotbase.local.stripe;

/** What was ordered to happen to an object can't happen in the status that it has. */
final class WrongStatus extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongStatus(String status) {
    super(status);
  }
}
