package com.slotbase.adapters.webhook;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Events from Stripe. */
public final class StripeInbox extends Inbox {

  private final StripeEventProcessing processing;

  public StripeInbox(
      TransactionOperations transaction, JdbcClient jdbc, StripeEventProcessing processing) {
    super(transaction, jdbc, "stripe_event");
    this.processing = processing;
  }

  @Override
  Effect read(WebhookEvent event) {
    return processing.read(event);
  }
}
