package com.slotbase.adapters.booking;

import com.slotbase.workflows.domain.BookingNews;
import com.slotbase.workflows.domain.BookingState;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Payment;
import java.util.Map;
import java.util.Objects;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Settles a booking: sets what the news and the time call for, if the row still allows it, and
 * returns the row as it is then. May be called any number of times, by any number of stories at
 * once, with news of any age.
 */
public final class BookingSettlement {

  /** Who the events of a story are by. */
  private static final String STORY = "the story";

  private final TransactionOperations transaction;
  private final SettlementRows rows;
  private final PaymentAuthorization authorization;

  public BookingSettlement(
      TransactionOperations transaction, SettlementRows rows, PaymentAuthorization authorization) {
    this.transaction = transaction;
    this.rows = rows;
    this.authorization = authorization;
  }

  /**
   * @throws IllegalArgumentException for a booking that isn't there
   */
  public BookingState settle(String bookingId, BookingNews news) {
    BookingState settled =
        transaction.execute(status -> {
          BookingState before = rows.lock(bookingId);
          apply(before, news);
          BookingState after = news instanceof BookingNews.None ? before : rows.lock(bookingId);
          return release(after, news);
        });
    return Objects.requireNonNull(settled);
  }

  private void apply(BookingState before, BookingNews news) {
    switch (news) {
      case BookingNews.None none -> {}
      case BookingNews.PaymentUnread unread -> {}
      case BookingNews.Abandoned abandoned -> {
        if (before.status() == BookingStatus.HELD && mayEnd(before)) {
          rows.move(before, BookingStatus.CANCELLED, "booking.cancelled", "temporal", Map.of());
        }
      }
      case BookingNews.PaymentAuthorized authorized ->
          authorization.note(
              authorized.paymentId(), authorized.paymentIntentId(), authorized.at(), STORY);
      case BookingNews.PaymentCaptured captured -> captured(before, captured);
      case BookingNews.CaptureRefused refused -> {
        if (before.status() == BookingStatus.CONFIRMING) {
          rows.refuse(refused.paymentId(), "FAILED");
          paymentFailed(before, refused.reason());
        }
      }
      case BookingNews.PaymentVoided voided -> {
        rows.voided(before.bookingId(), voided.paymentId());
        rows.resolveCases(voided.paymentId());
        // Voided by one story while late news of its payment let another confirm: nothing to
        // capture.
        if (before.status() == BookingStatus.CONFIRMING) {
          paymentFailed(before, "voided");
        }
      }
      case BookingNews.PaymentUnresolved unresolved ->
          rows.fileCase(
              "PAYMENT_UNRESOLVED", before.bookingId(), unresolved.paymentId(), unresolved.error());
    }
  }

  private void paymentFailed(BookingState before, String reason) {
    rows.move(
        before,
        BookingStatus.PAYMENT_FAILED,
        "booking.payment_failed",
        STORY,
        Map.of("reason", reason));
  }

  private void captured(BookingState before, BookingNews.PaymentCaptured captured) {
    boolean news = rows.captured(before.bookingId(), captured.paymentId());
    rows.resolveCases(captured.paymentId());
    if (before.status() == BookingStatus.CONFIRMING) {
      rows.move(before, BookingStatus.CONFIRMED, "booking.confirmed", STORY, Map.of());
    } else if (news) {
      // Taken by someone else's hand: never by ours, as only CONFIRMING captures.
      rows.fileCase(
          "CAPTURED_WITHOUT_BOOKING",
          before.bookingId(),
          captured.paymentId(),
          "Captured at Stripe while the booking was " + before.status());
    }
  }

  /** A hold that is over is released, at the latest once Stripe has told of its payment (B3). */
  private BookingState release(BookingState state, BookingNews news) {
    boolean over = state.status() == BookingStatus.HELD && !state.untilExpiry().isPositive();
    Payment payment = state.payment();
    boolean waits =
        payment != null
            && payment.open()
            && !payment.refused()
            && !(news instanceof BookingNews.PaymentUnread);
    if (!over || waits) {
      return state;
    }
    rows.move(state, BookingStatus.EXPIRED, "booking.hold.expired", STORY, Map.of());
    return rows.lock(state.bookingId());
  }

  /** A running hold may be ended by an operator; one that is over expires as any other. */
  private static boolean mayEnd(BookingState state) {
    return state.untilExpiry().isPositive();
  }
}
