package com.slotbase.checker.money;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A booking as its row says, with its payments. Two that are equal were not changed in between. */
record PaidBooking(
    String id,
    String status,
    boolean everConfirmed,
    Instant expiresAt,
    Instant changedAt,
    List<Payment> payments) {

  /**
   * What our row says of a payment.
   *
   * @param hasCase whether a person was told of it or its booking
   */
  record Payment(
      String id,
      long amountMinor,
      String currency,
      String status,
      @Nullable String intentId,
      @Nullable Instant refusedAt,
      boolean closed,
      boolean hasCase) {

    boolean captured() {
      return status.equals("CAPTURED");
    }
  }

  PaidBooking {
    payments = List.copyOf(payments);
  }

  /** The payment that a PaymentIntent is noted on, else one that has none noted. */
  Optional<Payment> paymentOf(Intent intent) {
    return payments.stream()
        .filter(payment -> intent.id().equals(payment.intentId()))
        .findFirst()
        .or(() -> payments.stream().filter(payment -> payment.intentId() == null).findFirst());
  }

  /** Whether its payment may still become something. */
  boolean awaitsPayment() {
    return status.equals("HELD") || status.equals("CONFIRMING");
  }

  /** Whether its customer has, or had, what the money was taken for. */
  boolean earnsMoney() {
    return switch (status) {
      case "CONFIRMED", "CHECKED_IN", "COMPLETED", "NO_SHOW" -> true;
      case "CANCELLING", "CANCELLED" -> everConfirmed;
      default -> false;
    };
  }
}
