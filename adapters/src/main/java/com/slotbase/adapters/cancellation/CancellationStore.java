package com.slotbase.adapters.cancellation;

import com.slotbase.adapters.database.Json;
import com.slotbase.adapters.refund.RefundStore;
import com.slotbase.workflows.domain.CancellationPolicy;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.RefundPlan;
import com.slotbase.workflows.domain.RefundQuote;
import com.slotbase.workflows.domain.RefundSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Cancellations of confirmed bookings: what they give back, and their first step. */
public final class CancellationStore {

  private final TransactionOperations transaction;
  private final JdbcClient jdbc;
  private final RefundStore refunds;

  public CancellationStore(
      TransactionOperations transaction, JdbcClient jdbc, RefundStore refunds) {
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.refunds = refunds;
  }

  /**
   * What decides on a refund, as it was when the booking was held.
   *
   * @param cancellable whether the booking is confirmed and its time not over
   */
  private record Terms(
      CancellationPolicy policy, Duration untilStart, boolean cancellable, String currency) {}

  /**
   * What cancelling a booking would give back now.
   *
   * @throws IllegalArgumentException for a booking that isn't there
   */
  public RefundQuote quote(String bookingId) {
    Terms terms = terms(bookingId, "");
    return quote(terms, refunds.sources(bookingId));
  }

  /**
   * Cancels a confirmed booking whose time is not over: it is {@code CANCELLING}, its slot is free,
   * and its refunds are on record, or nothing has changed.
   *
   * @return whether it was this call
   */
  public boolean begin(String bookingId, String actor, @Nullable String reason) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          Terms terms = terms(bookingId, "for update");
          if (!terms.cancellable()) {
            // Who comes in a rush and too late keeps the row no longer than to see that.
            return false;
          }
          List<RefundSource> sources = refunds.sources(bookingId);
          RefundQuote quote = quote(terms, sources);
          return jdbc.sql(
                  """
                  select 1 from begin_cancellation(
                    :id, :actor, :reason, :rule, :refund, :kept, :refunds::jsonb)
                  """)
              .param("id", bookingId)
              .param("actor", actor)
              .param("reason", reason)
              .param("rule", quote.rule())
              .param("refund", quote.refund().minor())
              .param("kept", paid(sources) - quote.refund().minor())
              .param("refunds", refunds.parts(RefundPlan.split(sources, quote.refund().minor())))
              .query(Integer.class)
              .optional()
              .isPresent();
        }));
  }

  /** Which of the booking's cancellations is under way, counted from 1. */
  public Optional<Integer> underWay(String bookingId) {
    return jdbc.sql("select number from cancellation where booking_id = :id and ended_at is null")
        .param("id", bookingId)
        .query(Integer.class)
        .optional();
  }

  /** Whether the cancellation under way waits for an operator: a refund of it is parked. */
  public boolean isParked(String bookingId) {
    return jdbc.sql(
            """
            select exists (
              select from refund r join cancellation k on k.id = r.cancellation_id and k.ended_at is null
              where r.booking_id = :id and r.status = 'PENDING_MANUAL')
            """)
        .param("id", bookingId)
        .query(Boolean.class)
        .single();
  }

  private static RefundQuote quote(Terms terms, List<RefundSource> sources) {
    return RefundQuote.of(
        terms.policy(), new Money(paid(sources), terms.currency()), terms.untilStart());
  }

  private static long paid(List<RefundSource> sources) {
    return sources.stream().mapToLong(RefundSource::availableMinor).sum();
  }

  private Terms terms(String bookingId, String lock) {
    return jdbc.sql(
            """
            select cancellation_policy, currency, status = 'CONFIRMED' and ends_at > now() as cancellable,
              (extract(epoch from starts_at - now()) * 1000)::bigint as millis_left
            from booking where id = :id
            """
                + lock)
        .param("id", bookingId)
        .query((row, n) ->
            new Terms(
                Json.read(row.getString("cancellation_policy"), CancellationPolicy.class),
                Duration.ofMillis(row.getLong("millis_left")),
                row.getBoolean("cancellable"),
                row.getString("currency")))
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("No such booking: " + bookingId));
  }
}
