package com.slotbase.local.vendor;

/** An order under {@code _sim} that can't be carried out: answered 400 with the message. */
public final class BadOrder extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message a sentence that says what is wrong
   */
  public BadOrder(String message) {
    super(message);
  }
}
