package com.slotbase.adapters.payment;

import com.slotbase.workflows.domain.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that staff took, outside Stripe (C7).
 *
 * @param amount positive, in the booking's currency
 * @param reference what staff find it by: the number of a receipt, a transfer's text
 * @param recordedBy the {@code sub} of who says so
 */
public record OfflinePayment(
    String id,
    String bookingId,
    Money amount,
    Method method,
    @Nullable String reference,
    String recordedBy) {

  /** How it was paid. */
  public enum Method {
    CASH,
    CARD_TERMINAL,
    TRANSFER
  }
}
