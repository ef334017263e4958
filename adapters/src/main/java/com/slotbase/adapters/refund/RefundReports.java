package com.slotbase.adapters.refund;

import com.slotbase.adapters.alert.Alerts;
import com.slotbase.workflows.domain.Wake;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Stripe tells of refunds by itself: by webhook, or when it is asked how a pending one is. */
public final class RefundReports {

  private final JdbcClient jdbc;
  private final RefundRows rows;
  private final Alerts alerts;

  public RefundReports(JdbcClient jdbc, RefundRows rows, Alerts alerts) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.alerts = alerts;
  }

  /**
   * What our row said before.
   *
   * @param returned whether Stripe has told before that this refund of its own failed
   */
  private record Known(
      String id,
      String bookingId,
      String status,
      @Nullable String stripeRefundId,
      boolean same,
      boolean returned,
      @Nullable Integer cancellation) {}

  /**
   * Takes note of a refund as Stripe shows it, in the caller's transaction.
   *
   * @return the story that has something to do now
   */
  public Optional<Wake> note(StripeRefund report) {
    Optional<Known> found = Optional.ofNullable(report.refundId()).flatMap(id -> known(id, report));
    if (found.isEmpty() || !found.get().same()) {
      notOurs(report);
      return Optional.empty();
    }
    Known refund = found.get();
    if (report.failed()) {
      alerts.announce(
          rows.reopen(refund.id(), report.id(), "failed at Stripe: " + report.failureReason()));
      return Optional.empty();
    }
    if (refund.returned()) {
      // Read before it failed, and only heard of now.
      return Optional.empty();
    }
    rows.accept(refund.id(), report.id(), report.succeeded(), "stripe");
    if (!report.id().equals(stripeRefundId(refund.id()))) {
      notOurs(report);
      return Optional.empty();
    }
    return wake(refund);
  }

  /** A story whose call is under way goes on by itself; one that waits does not. */
  private static Optional<Wake> wake(Known refund) {
    return switch (refund.status()) {
      case "FAILED" -> Optional.of(new Wake.Refund(refund.id()));
      case "PENDING_MANUAL" ->
          refund.cancellation() == null
              ? Optional.empty()
              : Optional.of(new Wake.Cancellation(refund.bookingId(), refund.cancellation()));
      default -> Optional.empty();
    };
  }

  private Optional<Known> known(String refundId, StripeRefund report) {
    jdbc.sql(
            "select 1 from booking where id = (select booking_id from refund where id = :id) for update")
        .param("id", refundId)
        .query(Integer.class)
        .optional();
    return jdbc.sql(
            """
            select r.id, r.booking_id, r.status, r.stripe_refund_id, k.number,
              has_returned(r.booking_id, :stripe) as returned,
              p.payment_intent_id = :intent and r.amount_minor = :minor and r.currency = :currency as same
            from refund r join payment p on p.id = r.payment_id
              left join cancellation k on k.id = r.cancellation_id and k.ended_at is null
            where r.id = :id
            """)
        .param("id", refundId)
        .param("stripe", report.id())
        .param("intent", report.paymentIntentId())
        .param("minor", report.amount().minor())
        .param("currency", report.amount().currency())
        .query((row, n) ->
            new Known(
                row.getString("id"),
                row.getString("booking_id"),
                row.getString("status"),
                row.getString("stripe_refund_id"),
                row.getBoolean("same"),
                row.getBoolean("returned"),
                row.getObject("number", Integer.class)))
        .optional();
  }

  private @Nullable String stripeRefundId(String refundId) {
    return jdbc.sql("select coalesce(stripe_refund_id, '') from refund where id = :id")
        .param("id", refundId)
        .query(String.class)
        .single();
  }

  /**
   * Money of one of our bookings went back without us, made in Stripe's dashboard or after somebody
   * had given it back by other means: a person has to look.
   */
  private void notOurs(StripeRefund report) {
    if (report.failed()) {
      return;
    }
    jdbc.sql(
            """
            insert into operator_case (kind, booking_id, subject_id, error, details)
            select 'REFUND_NOT_OURS', booking_id, :refund, 'Stripe shows a refund that is not on record',
              jsonb_build_object('minor', :minor, 'currency', :currency, 'paymentId', id)
            from payment p where payment_intent_id = :intent
              and not exists (select from operator_case c where c.kind = 'REFUND_NOT_OURS' and c.subject_id = :refund)
            on conflict do nothing
            """)
        .param("refund", report.id())
        .param("minor", report.amount().minor())
        .param("currency", report.amount().currency())
        .param("intent", report.paymentIntentId())
        .update();
  }
}
