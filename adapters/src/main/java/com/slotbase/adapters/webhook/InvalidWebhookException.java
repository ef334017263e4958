package com.slotbase.adapters.webhook;

/** What came in was not signed by its vendor for us, or not in time, or is no event: answer 400. */
public final class InvalidWebhookException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidWebhookException(String message) {
    super(message);
  }
}
