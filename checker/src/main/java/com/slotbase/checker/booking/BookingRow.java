package com.slotbase.checker.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A booking as its row says, with its payments. Two that are equal were not changed in between.
 *
 * @param path the states that its events led through, in order
 * @param hasParkedRefund whether a person was told of a refund of it
 */
public record BookingRow(
    String id,
    String status,
    boolean everConfirmed,
    Instant expiresAt,
    Instant changedAt,
    List<String> path,
    boolean hasParkedRefund,
    List<Payment> payments) {

  /**
   * What our row says of a payment.
   *
   * @param hasCase whether a person was told of it or its booking
   */
  public record Payment(
      String id,
      long amountMinor,
      String currency,
      String status,
      @Nullable String intentId,
      @Nullable Instant refusedAt,
      boolean closed,
      boolean hasCase) {

    public boolean captured() {
      return status.equals("CAPTURED");
    }
  }

  public BookingRow {
    path = List.copyOf(path);
    payments = List.copyOf(payments);
  }

  /** The payment that a PaymentIntent is noted on, else one that has none noted. */
  public Optional<Payment> paymentOf(String intentId) {
    return payments.stream()
        .filter(payment -> intentId.equals(payment.intentId()))
        .findFirst()
        .or(() -> payments.stream().filter(payment -> payment.intentId() == null).findFirst());
  }

  /** Whether its payment may still become something. */
  public boolean awaitsPayment() {
    return status.equals("HELD") || status.equals("CONFIRMING");
  }

  /** Whether its customer has, or had, what the money was taken for. */
  public boolean earnsMoney() {
    return switch (status) {
      case "CONFIRMED", "CHECKED_IN", "COMPLETED", "NO_SHOW" -> true;
      case "CANCELLING", "CANCELLED" -> everConfirmed;
      default -> false;
    };
  }

  /** Whether a story still has something to do for it, now or when its hold is over. */
  public boolean asksForSomething() {
    return awaitsPayment() || payments.stream().anyMatch(payment -> !payment.closed());
  }

  public boolean hasCase() {
    return payments.stream().anyMatch(Payment::hasCase);
  }
}
