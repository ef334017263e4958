package com.slotbase.adapters.refund;

import com.slotbase.adapters.alert.Alerts;
import com.slotbase.workflows.domain.OperatorAct;
import com.slotbase.workflows.domain.RefundNews;
import com.slotbase.workflows.domain.RefundOccasion;
import com.slotbase.workflows.domain.RefundState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Settles a refund: sets what the news calls for, if the row still allows it, and returns the row
 * as it is then. May be called any number of times, by any number of stories at once, with news of
 * any age.
 */
public final class RefundSettlement {

  private static final String STORY = "the story";
  static final String UNASKED = "Stripe could not be asked";
  private static final String MADE = "Stripe shows the refund as made";

  /** In major units of the currency: above it, the first failure alerts already (C3). */
  private static final int ALERTS_AT_ONCE_ABOVE = 100;

  private final TransactionOperations transaction;
  private final RefundRows rows;
  private final Alerts alerts;

  public RefundSettlement(TransactionOperations transaction, RefundRows rows, Alerts alerts) {
    this.transaction = transaction;
    this.rows = rows;
    this.alerts = alerts;
  }

  /**
   * @param of what the row said when that was asked for which is told; null with no news
   * @param waits between the calls of Stripe; after the last one it is left to a person
   * @throws IllegalArgumentException for a refund that isn't there
   */
  public RefundState settle(
      String refundId, RefundNews news, @Nullable RefundOccasion of, List<Duration> waits) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          RefundRows.Row before = rows.lock(refundId);
          RefundRows.Row after = before;
          if (isNews(before, news, of)) {
            apply(before, news, waits);
            after = rows.lock(refundId);
          }
          if (after.toBeMade() && after.disputed()) {
            alerts.announce(rows.park(refundId, "The customer disputes the charge", STORY));
            after = rows.lock(refundId);
          }
          return after.state();
        }));
  }

  /** A call counts once, and a look is for one decision; what Stripe has accepted, it has. */
  private static boolean isNews(RefundRows.Row row, RefundNews news, @Nullable RefundOccasion of) {
    RefundOccasion now = row.state().occasion();
    return switch (news) {
      case RefundNews.None none -> false;
      case RefundNews.Accepted accepted -> true;
      case RefundNews.NotAccepted failure -> of != null && of.attempts() == now.attempts();
      case RefundNews.Disputed disputed -> of != null && of.attempts() == now.attempts();
      case RefundNews.Looked looked -> now.equals(of);
      case RefundNews.LookedInVain failure -> now.equals(of);
    };
  }

  private void apply(RefundRows.Row row, RefundNews news, List<Duration> waits) {
    String refundId = row.state().refundId();
    switch (news) {
      case RefundNews.None none -> {}
      case RefundNews.Accepted accepted ->
          rows.accept(refundId, accepted.stripeRefundId(), accepted.succeeded(), STORY);
      case RefundNews.NotAccepted failure -> fail(row, failure.error(), waits);
      case RefundNews.Disputed disputed -> fail(row, disputed.error(), List.of());
      case RefundNews.Looked looked -> carryOut(row, looked);
      case RefundNews.LookedInVain failure -> {
        if (row.state().act() != null) {
          rows.endAct(refundId, UNASKED + ": " + failure.error());
        }
      }
    }
  }

  private void fail(RefundRows.Row row, String error, List<Duration> waits) {
    // An operator who had it tried again wants to know at once.
    int attempts = row.state().occasion().attempts();
    boolean last = row.parkedBefore() || attempts >= waits.size();
    alerts.announce(
        rows.fail(
            row.state().refundId(),
            error,
            last ? null : waits.get(attempts),
            row.state().amount().exceeds(ALERTS_AT_ONCE_ABOVE)));
  }

  private void carryOut(RefundRows.Row row, RefundNews.Looked looked) {
    OperatorAct act = row.state().act();
    if (act == null) {
      return;
    }
    String refundId = row.state().refundId();
    String made = looked.stripeRefundId();
    if (made == null) {
      @Nullable String refused = rows.carryOut(refundId);
      rows.endAct(refundId, refused);
      return;
    }
    rows.accept(refundId, made, looked.succeeded(), STORY);
    // What the operator wanted to see made was made; anything else would give it back twice.
    rows.endAct(refundId, act == OperatorAct.RETRY ? null : MADE);
  }
}
