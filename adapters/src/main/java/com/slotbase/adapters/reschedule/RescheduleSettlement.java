package com.slotbase.adapters.reschedule;

import com.slotbase.adapters.booking.SettlementRows;
import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.RescheduleState;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Settles the payment of a move: sets what the news and the time call for, if the rows still allow
 * it, and returns the rows as they are then. May be called any number of times, by any number of
 * stories at once, with news of any age.
 */
public final class RescheduleSettlement {

  private final TransactionOperations transaction;
  private final RescheduleRows rows;
  private final SettlementRows payments;

  public RescheduleSettlement(TransactionOperations transaction, JdbcClient jdbc) {
    this.transaction = transaction;
    this.rows = new RescheduleRows(jdbc);
    this.payments = new SettlementRows(jdbc);
  }

  /**
   * @throws IllegalArgumentException for a payment that isn't there
   */
  public RescheduleState settle(String paymentId, BookingNews news) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          String bookingId = rows.lockBookingOf(paymentId);
          apply(bookingId, news);
          rows.refuseWhatIsOver(paymentId, news instanceof BookingNews.Abandoned);
          return rows.state(paymentId);
        }));
  }

  private void apply(String bookingId, BookingNews news) {
    switch (news) {
      case BookingNews.None none -> {}
      case BookingNews.Abandoned abandoned -> {}
      // Told of holds alone: the payment of a move is not left alone for being in time.
      case BookingNews.PaymentUnread unread -> {}
      case BookingNews.PaymentAuthorized authorized -> {}
      case BookingNews.PaymentCaptured captured -> captured(bookingId, captured.paymentId());
      case BookingNews.CaptureRefused refused -> rows.fail(refused.paymentId(), refused.reason());
      case BookingNews.PaymentVoided voided -> {
        payments.voided(bookingId, voided.paymentId());
        payments.resolveCases(voided.paymentId());
        // Voided by one story while another was to capture it.
        rows.fail(voided.paymentId(), "voided");
      }
      case BookingNews.PaymentUnresolved unresolved ->
          payments.fileCase(
              "PAYMENT_UNRESOLVED", bookingId, unresolved.paymentId(), unresolved.error());
    }
  }

  private void captured(String bookingId, String paymentId) {
    boolean moved = rows.finish(paymentId);
    payments.resolveCases(paymentId);
    if (!moved && payments.captured(bookingId, paymentId)) {
      // Taken by someone else's hand: never by ours, as only a move that was begun captures.
      payments.fileCase(
          "CAPTURED_WITHOUT_BOOKING",
          bookingId,
          paymentId,
          "Captured at Stripe while no move was under way");
    }
  }
}
