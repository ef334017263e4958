package com.slotbase.adapters.booking;

import static com.slotbase.adapters.database.Sql.instant;
import static com.slotbase.adapters.database.Sql.timestamp;

import com.slotbase.adapters.database.Conflicts;
import com.slotbase.adapters.database.Json;
import com.slotbase.workflows.domain.Availability.Claim;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bookings read, and the changes of theirs that need neither payment nor workflow. */
public final class BookingStore {

  private final JdbcClient jdbc;

  public BookingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Booking> find(String id) {
    return jdbc.sql("select * from booking_now where id = :id")
        .param("id", id)
        .query(BookingRows::now)
        .optional();
  }

  /** Newest first, by time of the hold; see {@link BookingQuery}. */
  public List<Booking> list(BookingQuery query) {
    var after = query.after();
    return jdbc.sql(
            """
            select * from booking_now
            where (cast(:customer as text) is null or customer_id = :customer)
              and (cast(:seller as text) is null or seller_id = :seller)
              and (cast(:status as text) is null or status_now = :status)
              and (cast(:at as timestamptz) is null or (created_at, id) < (:at, :id))
            order by created_at desc, id desc limit :limit
            """)
        .param("customer", query.customerId())
        .param("seller", query.sellerId())
        .param("status", query.status() == null ? null : query.status().name())
        .param("at", after == null ? null : timestamp(after.at()))
        .param("id", after == null ? null : after.id())
        .param("limit", query.limit())
        .query(BookingRows::now)
        .list();
  }

  /** Who occupies which unit when; holds that are over occupy nothing (B10). */
  public List<Claim> claims(String listingId, TimeRange range) {
    return jdbc.sql(
            """
            select c.unit, lower(c.period) as claimed_from, upper(c.period) as claimed_to
            from slot_claim c join booking b on b.id = c.booking_id
            where c.listing_id = :listing and c.period && tstzrange(:from, :to)
              and not (b.status = 'HELD' and b.expires_at <= now())
            """)
        .param("listing", listingId)
        .param("from", timestamp(range.start()))
        .param("to", timestamp(range.end()))
        .query((row, n) ->
            new Claim(
                row.getInt("unit"),
                new TimeRange(instant(row, "claimed_from"), instant(row, "claimed_to"))))
        .list();
  }

  /**
   * Confirms a running hold that needs no payment, or that staff confirm without one (B6).
   *
   * @return false if it is not a running hold any more; nothing was changed then
   */
  public boolean confirmWithoutPayment(String id, String actor) {
    return move(id, "HELD", "CONFIRMED", "RUNNING", "booking.confirmed", actor, null);
  }

  /**
   * Cancels a hold and frees its slot. A payment that is open is left to a workflow to be voided.
   *
   * @return false if it is not a running hold any more; nothing was changed then
   */
  public boolean cancelHold(String id, String actor, @Nullable String reason) {
    return move(id, "HELD", "CANCELLED", "RUNNING", "booking.cancelled", actor, reason);
  }

  /**
   * Notes that the customer of a confirmed booking has come (B7).
   *
   * @return false if it is not confirmed, or its range has ended; nothing was changed then
   */
  public boolean checkIn(String id, String actor) {
    return move(id, "CONFIRMED", "CHECKED_IN", "UNENDED", "booking.checked_in", actor, null);
  }

  /**
   * Notes that the customer of a confirmed booking does not come, which frees its slot (B7).
   *
   * @return false if it is not confirmed, or its range has ended; nothing was changed then
   */
  public boolean noShow(String id, String actor) {
    return move(id, "CONFIRMED", "NO_SHOW", "UNENDED", "booking.no_show", actor, null);
  }

  private boolean move(
      String id,
      String from,
      String to,
      String hold,
      String event,
      String actor,
      @Nullable String reason) {
    JdbcClient.StatementSpec move =
        jdbc.sql(
                """
                select 1 from move_booking(:id, :from, :to, :hold, :event, :actor, :details::jsonb)
                """)
            .param("id", id)
            .param("from", from)
            .param("to", to)
            .param("hold", hold)
            .param("event", event)
            .param("actor", actor)
            .param("details", Json.write(reason == null ? Map.of() : Map.of("reason", reason)));
    return Conflicts.retried(() -> move.query(Integer.class).optional().isPresent());
  }
}
