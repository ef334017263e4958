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
   * @param expiresAt until when it may be authorised
   * @param hasCase whether a person was told of it or its booking
   * @param move what it was asked for, if that is moving the booking; null for a hold
   */
  public record Payment(
      String id,
      long amountMinor,
      String currency,
      String status,
      @Nullable String intentId,
      Instant expiresAt,
      @Nullable Instant refusedAt,
      boolean closed,
      boolean hasCase,
      @Nullable Move move) {

    public boolean captured() {
      return status.equals("CAPTURED");
    }
  }

  /**
   * A move that is paid.
   *
   * @param begunAt since when its money is being taken, or was; null if it never was
   * @param underWay whether it still is
   * @param moved whether the booking was moved with it
   * @param changedAt when anything last happened to the payment or the move
   * @param told what its events tell of, as {@link #state} would put it
   */
  public record Move(
      @Nullable Instant begunAt,
      boolean underWay,
      boolean moved,
      Instant changedAt,
      List<String> told) {

    public Move {
      told = List.copyOf(told);
    }

    public String state() {
      return moved ? "MOVED" : underWay ? "MOVING" : "WAITING";
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

  /** Whether a payment may still become something: authorised, captured, or used for a move. */
  public boolean wants(Payment payment, Instant now) {
    Move move = payment.move();
    if (move == null) {
      return awaitsPayment() && payment.refusedAt() == null;
    }
    return move.underWay()
        || status.equals("CONFIRMED")
            && payment.refusedAt() == null
            && payment.expiresAt().isAfter(now);
  }

  /** Since when a payment that is not wanted is to be voided. */
  public Instant unwantedSince(Payment payment) {
    Instant refusedAt = payment.refusedAt();
    if (payment.move() == null) {
      return awaitsPayment() && refusedAt != null ? refusedAt : changedAt;
    }
    Instant over = status.equals("CONFIRMED") ? payment.expiresAt() : changedAt;
    return refusedAt != null && refusedAt.isBefore(over) ? refusedAt : over;
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
    return awaitsPayment()
        || payments.stream().anyMatch(payment -> payment.move() == null && !payment.closed());
  }

  public boolean hasCase() {
    return payments.stream().anyMatch(Payment::hasCase);
  }
}
