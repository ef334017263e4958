package com.slotbase.adapters.booking;

import static com.slotbase.adapters.database.Sql.timestamp;

import com.slotbase.adapters.booking.HoldOutcome.AnsweredBefore;
import com.slotbase.adapters.booking.HoldOutcome.Held;
import com.slotbase.adapters.booking.HoldOutcome.HeldBefore;
import com.slotbase.adapters.booking.HoldOutcome.KeyInProgress;
import com.slotbase.adapters.booking.HoldOutcome.KeyReused;
import com.slotbase.adapters.booking.HoldOutcome.ListingChanged;
import com.slotbase.adapters.booking.HoldOutcome.Past;
import com.slotbase.adapters.booking.HoldOutcome.Taken;
import com.slotbase.adapters.database.Conflicts;
import com.slotbase.adapters.idempotency.IdempotencyKey;
import com.slotbase.adapters.idempotency.StoredAnswer;
import com.slotbase.workflows.domain.Booking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds, in one round trip each (B1, B2). */
public final class HoldStore {

  private final JdbcClient jdbc;

  public HoldStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Tries to hold. One statement and one commit: idempotency record, person, claim, booking and
   * event are written together or not at all, and expired holds in the way are taken over.
   */
  public HoldOutcome hold(HoldRequest request) {
    return Conflicts.retried(() -> holdOnce(request));
  }

  private HoldOutcome holdOnce(HoldRequest request) {
    IdempotencyKey key = request.key();
    return jdbc.sql(
            """
            select h.outcome, (h.booking).*, (h.answer).status as answer_status,
              (h.answer).location as answer_location, (h.answer).content_type as answer_content_type,
              (h.answer).body as answer_body
            from hold_slot(:booking, :customer, :actor, :listing, :version, :start, :end, :slots,
              make_interval(secs => :hold), :caller, :path, :key, :hash) h
            """)
        .param("booking", request.bookingId())
        .param("customer", request.customerId())
        .param("actor", request.actor())
        .param("listing", request.listing().id())
        .param("version", request.listing().version())
        .param("start", timestamp(request.range().start()))
        .param("end", timestamp(request.range().end()))
        .param("slots", request.slots())
        .param("hold", request.defaultHold().toMillis() / 1000.0)
        .param("caller", key == null ? null : key.caller())
        .param("path", key == null ? null : key.path())
        .param("key", key == null ? null : key.key())
        .param("hash", key == null ? null : key.requestHash())
        .query((row, n) -> outcome(row))
        .single();
  }

  /** The hold that this key's first call won, as it was then; empty if it won none. */
  public Optional<Booking> heldBefore(IdempotencyKey key) {
    return jdbc.sql(
            """
            select (jsonb_populate_record(null::booking, r.held_booking)).*
            from idempotency_record r
            where r.caller = :caller and r.path = :path and r.key = :key
              and r.request_hash = :hash and r.held_booking is not null
              and r.created_at > now() - interval '24 h'
            """)
        .param("caller", key.caller())
        .param("path", key.path())
        .param("key", key.key())
        .param("hash", key.requestHash())
        .query((row, n) -> BookingRows.held(row))
        .optional();
  }

  private static HoldOutcome outcome(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return switch (outcome) {
      case "HELD" -> new Held(BookingRows.held(row));
      case "TAKEN" -> new Taken();
      case "PAST" -> new Past();
      case "LISTING_CHANGED" -> new ListingChanged();
      case "REUSED" -> new KeyReused();
      case "IN_PROGRESS" -> new KeyInProgress();
      case "ANSWERED" ->
          row.getString("id") == null
              ? new AnsweredBefore(
                  new StoredAnswer(
                      row.getInt("answer_status"),
                      row.getString("answer_location"),
                      row.getString("answer_content_type"),
                      row.getString("answer_body")))
              : new HeldBefore(BookingRows.held(row));
      default -> throw new IllegalStateException("hold_slot answered " + outcome);
    };
  }
}
