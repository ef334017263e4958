package com.slotbase.adapters.payment;

import static com.slotbase.adapters.database.Sql.instant;
import static com.slotbase.adapters.database.Sql.timestamp;

import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.domain.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of payments. A row is committed before Stripe is asked for anything. */
public final class PaymentStore {

  private static final String SELECT =
      """
      select p.*, b.listing_id from payment p join booking b on b.id = p.booking_id
      """;

  private final JdbcClient jdbc;

  public PaymentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The payment of a hold, which is made if there is none yet. An offer is not paid for before it
   * is accepted.
   *
   * @param paymentId for a new row, with 128 random bits
   * @return empty if the booking is not a running hold that has to be paid, and has no payment
   */
  public Optional<Payment> ofHold(String paymentId, String bookingId) {
    jdbc.sql(
            """
            with held as (
              select id, price_minor, currency, expires_at from booking
              where id = :booking and status = 'HELD' and expires_at > now() and payment_required
                and offer is distinct from 'MADE'
              for update
            ), made as (
              insert into payment (id, booking_id, purpose, amount_minor, currency, expires_at)
              select :payment, id, 'HOLD', price_minor, currency, expires_at from held
              on conflict do nothing
              returning id, booking_id, amount_minor, currency
            )
            insert into booking_event (booking_id, type, actor, details)
            select booking_id, 'payment.requested', 'payment',
              jsonb_build_object('paymentId', id, 'minor', amount_minor, 'currency', currency)
            from made
            """)
        .param("booking", bookingId)
        .param("payment", paymentId)
        .update();
    return findByBooking(bookingId);
  }

  public Optional<Payment> find(String paymentId) {
    return jdbc.sql(SELECT + "where p.id = :id")
        .param("id", paymentId)
        .query(PaymentStore::payment)
        .optional();
  }

  public Optional<Payment> findByBooking(String bookingId) {
    return jdbc.sql(SELECT + "where p.booking_id = :booking and p.purpose = 'HOLD'")
        .param("booking", bookingId)
        .query(PaymentStore::payment)
        .optional();
  }

  /**
   * The payment of a booking that a PaymentIntent is of: the one it is noted on or, as our note may
   * be later than Stripe's event, the only one that has none noted yet. Of several such ones it is
   * none: nobody is asked to pay a PaymentIntent before it is noted.
   */
  public Optional<Payment> findByIntent(String paymentIntentId, String bookingId) {
    List<Payment> possible =
        jdbc.sql(
                SELECT
                    + """
                    where p.booking_id = :booking
                      and (p.payment_intent_id = :intent or p.payment_intent_id is null)
                    order by p.payment_intent_id nulls last
                    """)
            .param("booking", bookingId)
            .param("intent", paymentIntentId)
            .query(PaymentStore::payment)
            .list();
    return possible.stream()
        .findFirst()
        .filter(first -> first.paymentIntentId() != null || possible.size() == 1);
  }

  /** The payment that a move was asked to be paid with, and that it may still be made with. */
  public Optional<Payment> findWanted(String bookingId, TimeRange range, Money due) {
    return jdbc.sql(
            SELECT
                + """
                where p.booking_id = :booking and p.purpose = 'RESCHEDULE' and p.refused_at is null
                  and p.closed_at is null and (p.starts_at, p.ends_at, p.amount_minor) = (:start, :end, :due)
                """)
        .param("booking", bookingId)
        .param("start", timestamp(range.start()))
        .param("end", timestamp(range.end()))
        .param("due", due.minor())
        .query(PaymentStore::payment)
        .optional();
  }

  /**
   * Notes the PaymentIntent that Stripe made for a payment, unless another is on record.
   *
   * @return the one on record, which never changes again
   */
  public String noteIntent(String paymentId, String paymentIntentId) {
    return jdbc.sql(
            """
            update payment set payment_intent_id = coalesce(payment_intent_id, :intent)
            where id = :id returning payment_intent_id
            """)
        .param("id", paymentId)
        .param("intent", paymentIntentId)
        .query(String.class)
        .single();
  }

  /** The next call to Stripe gets new keys, unless another process saw to that already. */
  void nextGeneration(Payment payment) {
    jdbc.sql("update payment set generation = generation + 1 where id = :id and generation = :seen")
        .param("id", payment.id())
        .param("seen", payment.generation())
        .update();
  }

  /** Notes that the customer's last card was declined; another may be tried while the hold runs. */
  public void noteDeclined(String paymentId) {
    jdbc.sql(
            """
            with declined as (
              update payment set status = 'FAILED'
              where id = :id and status = 'NONE' and closed_at is null
              returning booking_id
            )
            insert into booking_event (booking_id, type, actor)
            select booking_id, 'payment.declined', 'stripe' from declined
            """)
        .param("id", paymentId)
        .update();
  }

  /** Reads {@code payment.*} and the booking's {@code listing_id}. */
  public static Payment payment(ResultSet row, int n) throws SQLException {
    return new Payment(
        row.getString("id"),
        row.getString("booking_id"),
        row.getString("listing_id"),
        new Money(row.getLong("amount_minor"), row.getString("currency")),
        PaymentStatus.valueOf(row.getString("status")),
        row.getString("payment_intent_id"),
        instant(row, "expires_at"),
        row.getInt("generation"),
        row.getObject("closed_at") == null,
        row.getObject("refused_at") != null);
  }
}
