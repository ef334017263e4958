package com.slotbase.checker.booking;

import com.slotbase.checker.database.Rows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads refunds, and bookings with those that go through Stripe, as they are now. */
public final class RefundRows {

  /** What is read of the refund {@code r} of the payment {@code p}. */
  private static final String REFUND =
      """
      r.id as refund_id, r.booking_id, p.payment_intent_id, r.amount_minor, r.currency, r.status, r.stripe_refund_id,
      r.next_attempt_at, r.changed_at, now() as read_at,
      exists (select from operator_case c
        where c.resolved_at is null and c.kind = 'REFUND_PARKED' and c.subject_id = r.id) as has_case,
      exists (select from operator_case c where c.resolved_at is null and c.kind = 'REFUND_PARKED'
        and c.subject_id = r.id and c.act is not null) as asked,
      array(select m.status from booking_event e join (values
          ('refund.requested', 'PENDING'), ('refund.failed', 'FAILED'), ('refund.parked', 'PENDING_MANUAL'),
          ('refund.completed', 'COMPLETED'), ('refund.waived', 'WAIVED')) m (type, status) on m.type = e.type
        where e.booking_id = r.booking_id and e.details ->> 'refundId' = r.id) as told,
      array(select e.details ->> 'stripeRefundId' from booking_event e
        where e.booking_id = r.booking_id and e.details ->> 'refundId' = r.id
          and e.details ->> 'stripeRefundId' is not null) as told_stripe_ids
      """;

  private static final String REFUNDS =
      "select "
          + REFUND
          + " from refund r left join payment p on p.id = r.payment_id where r.id = any (?)";

  private static final String BOOKINGS =
      """
      select b.id,
        array(select i.payment_intent_id from payment i
          where i.booking_id = b.id and i.payment_intent_id is not null) as intents,
        array(select c.subject_id from operator_case c
          where c.booking_id = b.id and c.kind = 'REFUND_NOT_OURS') as foreign_refunds,
        (select coalesce(-sum(e.amount_minor), 0) from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
          where t.booking_id = b.id and t.kind in ('REFUND', 'REFUND_REVERSAL') and e.account = 'STRIPE') as booked,
      """
          + REFUND
          + """
          from booking b left join (refund r join payment p on p.id = r.payment_id) on r.booking_id = b.id
          where b.id in (select i.booking_id from payment i where i.payment_intent_id = any (?))
          order by b.id, r.id
          """;

  private static final String REFUNDED_INTENTS =
      """
      select distinct p.payment_intent_id from refund r join payment p on p.id = r.payment_id
      where r.stripe_refund_id is not null and p.payment_intent_id is not null
      """;

  private final Rows rows;

  public RefundRows(Rows rows) {
    this.rows = rows;
  }

  public Reading<RefundRow> read(Collection<String> refundIds) {
    rows.refresh();
    var refunds = new HashMap<String, RefundRow>();
    Instant[] at = {Instant.EPOCH};
    rows.eachOf(
        REFUNDS,
        refundIds,
        row -> {
          at[0] = instant(row, "read_at");
          refunds.put(row.getString("refund_id"), refund(row));
        });
    return new Reading<>(at[0], refunds);
  }

  /** The bookings that these PaymentIntents are on record for. */
  public Reading<RefundedBooking> ofIntents(Collection<String> intentIds) {
    rows.refresh();
    var bookings = new HashMap<String, RefundedBooking>();
    Instant[] at = {Instant.EPOCH};
    rows.eachOf(
        BOOKINGS,
        intentIds,
        row -> {
          at[0] = instant(row, "read_at");
          bookings.merge(row.getString("id"), booking(row), RefundRows::together);
        });
    return new Reading<>(at[0], bookings);
  }

  /** Hands over each PaymentIntent of which a refund is on record as accepted by Stripe. */
  public void refundedIntents(Consumer<String> reader) {
    rows.refresh();
    rows.each(REFUNDED_INTENTS, row -> reader.accept(row.getString("payment_intent_id")));
  }

  private static RefundedBooking together(RefundedBooking one, RefundedBooking other) {
    var refunds = new ArrayList<>(one.refunds());
    refunds.addAll(other.refunds());
    return new RefundedBooking(
        one.id(), one.intentIds(), refunds, one.bookedMinor(), one.foreign());
  }

  private static RefundedBooking booking(ResultSet row) throws SQLException {
    return new RefundedBooking(
        row.getString("id"),
        texts(row, "intents"),
        row.getString("refund_id") == null ? List.of() : List.of(refund(row)),
        row.getLong("booked"),
        texts(row, "foreign_refunds"));
  }

  private static RefundRow refund(ResultSet row) throws SQLException {
    return new RefundRow(
        row.getString("refund_id"),
        row.getString("booking_id"),
        row.getString("payment_intent_id"),
        row.getLong("amount_minor"),
        row.getString("currency"),
        row.getString("status"),
        row.getString("stripe_refund_id"),
        row.getObject("next_attempt_at") == null ? null : instant(row, "next_attempt_at"),
        instant(row, "changed_at"),
        texts(row, "told"),
        texts(row, "told_stripe_ids"),
        row.getBoolean("asked"),
        row.getBoolean("has_case"));
  }

  private static Set<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return Set.copyOf(List.of((String[]) array.getArray()));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
