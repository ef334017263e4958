package com.slotbase.starter.webhook;

import com.slotbase.adapters.webhook.InvalidWebhookException;
import com.slotbase.adapters.webhook.WebhookEvent;
import com.slotbase.starter.error.ApiException;
import com.slotbase.workflows.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bodies that say whom they come from. */
final class Signed {

  private static final Logger log = LoggerFactory.getLogger(Signed.class);

  private Signed() {}

  /** How a vendor's signature is checked. */
  @FunctionalInterface
  interface Check {
    WebhookEvent verify(byte[] body) throws InvalidWebhookException;
  }

  /**
   * @param body null if there was none
   * @throws ApiException if it isn't an event that the vendor has signed; why, only the log tells
   */
  static WebhookEvent event(byte @Nullable [] body, Check check) {
    try {
      return check.verify(body == null ? new byte[0] : body);
    } catch (InvalidWebhookException e) {
      log.info("A webhook was refused: {}", e.getMessage());
      throw new ApiException(ErrorCode.WEBHOOK_SIGNATURE_INVALID);
    }
  }
}
