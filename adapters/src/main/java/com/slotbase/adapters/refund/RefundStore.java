package com.slotbase.adapters.refund;

import static com.slotbase.adapters.database.Sql.instant;
import static com.slotbase.adapters.database.Sql.instantOrNull;
import static com.slotbase.adapters.database.Sql.timestamp;

import com.slotbase.adapters.database.Json;
import com.slotbase.adapters.database.Position;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.Refund;
import com.slotbase.workflows.domain.RefundPlan;
import com.slotbase.workflows.domain.RefundSource;
import com.slotbase.workflows.domain.RefundStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The rows of refunds. A row is committed, and its amount reserved, before Stripe is asked. */
public final class RefundStore {

  private final TransactionOperations transaction;
  private final JdbcClient jdbc;
  private final Supplier<String> newId;

  /**
   * @param newId ids of new refunds, with 128 random bits
   */
  public RefundStore(TransactionOperations transaction, JdbcClient jdbc, Supplier<String> newId) {
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.newId = newId;
  }

  /** What became of a wish to give money back. */
  public sealed interface Requested {

    /** On record, and to be made; more than one if no single payment has as much. */
    record Recorded(List<Refund> refunds) implements Requested {}

    /** There is only so much left of what was paid. */
    record Exceeds(Money available) implements Requested {}
  }

  /**
   * Records a refund of what was paid for a booking.
   *
   * @param amount positive, in the booking's currency
   * @param reason stays with us
   */
  public Requested request(String bookingId, Money amount, String actor, @Nullable String reason) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          jdbc.sql("select 1 from booking where id = :id for update")
              .param("id", bookingId)
              .query(Integer.class)
              .single();
          List<RefundSource> sources = sources(bookingId);
          long available = sources.stream().mapToLong(RefundSource::availableMinor).sum();
          if (available < amount.minor()) {
            return new Requested.Exceeds(new Money(available, amount.currency()));
          }
          List<RefundPlan.Part> parts = RefundPlan.split(sources, amount.minor());
          String refunds = parts(parts);
          jdbc.sql("select request_refunds(:booking, null, :actor, :reason, :refunds::jsonb)")
              .param("booking", bookingId)
              .param("actor", actor)
              .param("reason", reason)
              .param("refunds", refunds)
              .query((row, n) -> "")
              .list();
          return new Requested.Recorded(recorded(refunds));
        }));
  }

  /** Those of a list that was recorded, in its order. */
  private List<Refund> recorded(String refunds) {
    return jdbc.sql(
            """
            select r.* from jsonb_array_elements(:refunds::jsonb) with ordinality x (part, n)
              join refund r on r.id = x.part ->> 'id'
            order by x.n
            """)
        .param("refunds", refunds)
        .query(RefundStore::refund)
        .list();
  }

  /** What was paid for a booking and can still be given back, the latest payment first. */
  public List<RefundSource> sources(String bookingId) {
    return jdbc.sql(
            """
            select id, false as offline, amount_minor - refund_reserved_minor as available, created_at as at
            from payment where booking_id = :booking and status = 'CAPTURED'
            union all
            select id, true, amount_minor - refund_reserved_minor, recorded_at
            from offline_payment where booking_id = :booking
            order by at desc, id
            """)
        .param("booking", bookingId)
        .query((row, n) ->
            new RefundSource(
                row.getString("id"), row.getBoolean("offline"), row.getLong("available")))
        .list();
  }

  /** Parts of a plan as {@code request_refunds} and {@code begin_cancellation} take them. */
  public String parts(List<RefundPlan.Part> parts) {
    return Json.write(
        parts.stream()
            .map(part ->
                Map.of(
                    "id",
                    newId.get(),
                    part.source().offline() ? "offlinePaymentId" : "paymentId",
                    part.source().id(),
                    "minor",
                    part.minor()))
            .toList());
  }

  public Optional<Refund> find(String refundId) {
    return jdbc.sql("select * from refund where id = :id")
        .param("id", refundId)
        .query(RefundStore::refund)
        .optional();
  }

  /** The latest first. */
  public List<Refund> ofBooking(String bookingId) {
    return jdbc.sql(
            "select * from refund where booking_id = :booking order by requested_at desc, id")
        .param("booking", bookingId)
        .query(RefundStore::refund)
        .list();
  }

  /**
   * A page of them, the latest first.
   *
   * @param after the last one of the page before; null for the first page
   */
  public List<Refund> ofBooking(String bookingId, @Nullable Position after, int limit) {
    return jdbc.sql(
            """
            select * from refund
            where booking_id = :booking
              and (cast(:at as timestamptz) is null or requested_at < :at or requested_at = :at and id > :id)
            order by requested_at desc, id limit :limit
            """)
        .param("booking", bookingId)
        .param("at", after == null ? null : timestamp(after.at()))
        .param("id", after == null ? null : after.id())
        .param("limit", limit)
        .query(RefundStore::refund)
        .list();
  }

  /** The next call to Stripe gets a new key, unless another process saw to that already. */
  void nextGeneration(Refund refund) {
    jdbc.sql("update refund set generation = generation + 1 where id = :id and generation = :seen")
        .param("id", refund.id())
        .param("seen", refund.generation())
        .update();
  }

  private static Refund refund(ResultSet row, int n) throws SQLException {
    return new Refund(
        row.getString("id"),
        row.getString("booking_id"),
        row.getString("payment_id"),
        new Money(row.getLong("amount_minor"), row.getString("currency")),
        RefundStatus.valueOf(row.getString("status")),
        row.getInt("attempts"),
        row.getString("last_error"),
        row.getString("stripe_refund_id"),
        row.getInt("generation"),
        instant(row, "requested_at"),
        instantOrNull(row, "completed_at"));
  }
}
