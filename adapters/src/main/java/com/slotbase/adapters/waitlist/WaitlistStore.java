package com.slotbase.adapters.waitlist;

import static com.slotbase.adapters.database.Sql.instant;
import static com.slotbase.adapters.database.Sql.instantOrNull;
import static com.slotbase.adapters.database.Sql.timestamp;

import com.slotbase.adapters.database.Conflicts;
import com.slotbase.adapters.id.Ids;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Places on the waitlist: taken, looked at, and the acceptance of an offer. */
public final class WaitlistStore {

  private final JdbcClient jdbc;

  public WaitlistStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A wish to wait for a range of a listing, which was checked against the grid of this listing.
   *
   * @param slots how many slots of the grid the range is made of
   * @param defaultHold how long an offer of a listing without a hold of its own stands
   */
  public record Wish(
      String personId, Listing listing, TimeRange range, int slots, Duration defaultHold) {}

  /**
   * Puts a person on the waitlist, unless they wait for the same range already. What is free at
   * this moment, and nobody before them waits for, is offered to them at once.
   */
  public JoinOutcome join(Wish wish) {
    return Conflicts.retried(() -> joinOnce(wish));
  }

  private JoinOutcome joinOnce(Wish wish) {
    return jdbc.sql(
            """
            select j.outcome, j.entry from join_waitlist(:entry, :person, :listing, :version, :start, :end,
              :slots, make_interval(secs => :hold)) j
            """)
        .param("entry", Ids.waitlistEntry())
        .param("person", wish.personId())
        .param("listing", wish.listing().id())
        .param("version", wish.listing().version())
        .param("start", timestamp(wish.range().start()))
        .param("end", timestamp(wish.range().end()))
        .param("slots", wish.slots())
        .param("hold", wish.defaultHold().toMillis() / 1000.0)
        .query((row, n) -> outcome(row))
        .single();
  }

  private static JoinOutcome outcome(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return switch (outcome) {
      case "JOINED", "JOINED_BEFORE" -> new JoinOutcome.Joined(row.getString("entry"));
      case "PAST" -> new JoinOutcome.Past();
      case "LISTING_CHANGED" -> new JoinOutcome.ListingChanged();
      default -> throw new IllegalStateException("join_waitlist answered " + outcome);
    };
  }

  /**
   * Accepts an offer, which starts the time of its hold anew.
   *
   * @return false if it is over, or was accepted before; nothing was changed then
   */
  public boolean accept(String entryId, String actor) {
    return answer("select accept_offer(:entry, :actor)", entryId, actor);
  }

  /**
   * Declines an offer, which goes to the next.
   *
   * @return false if it is over, or was accepted; nothing was changed then
   */
  public boolean decline(String entryId, String actor) {
    return answer("select decline_offer(:entry, :actor)", entryId, actor);
  }

  private boolean answer(String sql, String entryId, String actor) {
    return Conflicts.retried(() ->
        jdbc.sql(sql).param("entry", entryId).param("actor", actor).query(Boolean.class).single());
  }

  public Optional<WaitlistEntry> find(String entryId) {
    return jdbc.sql(
            """
            select e.*, b.status as booking_status, b.expires_at,
              case
                when e.status = 'WAITING' and e.starts_at <= now() then 'MISSED'
                when e.status in ('OFFERED', 'ACCEPTED') and b.expires_at <= now() then 'LAPSED'
                else e.status
              end as status_now,
              case
                when e.status = 'WAITING' and e.starts_at <= now() then e.starts_at
                when e.status in ('OFFERED', 'ACCEPTED') and b.expires_at <= now() then b.expires_at
                else e.ended_at
              end as ended_at_now,
              can_be_offered(l, e.starts_at, e.default_hold) as offerable,
              is_free(l, tstzrange(e.starts_at, e.ends_at)) as free,
              (select count(*) from waitlist_entry w
                where w.listing_id = e.listing_id and w.status = 'WAITING' and w.position < e.position
                  and (w.starts_at, w.ends_at) = (e.starts_at, e.ends_at)) as before
            from waitlist_entry e join listing l on l.id = e.listing_id
              left join booking b on b.id = e.booking_id
            where e.id = :id
            """)
        .param("id", entryId)
        .query(WaitlistStore::entry)
        .optional();
  }

  private static WaitlistEntry entry(ResultSet row, int n) throws SQLException {
    String booking = row.getString("booking_id");
    return new WaitlistEntry(
        row.getString("id"),
        row.getString("listing_id"),
        row.getString("person_id"),
        new TimeRange(instant(row, "starts_at"), instant(row, "ends_at")),
        WaitlistStatus.valueOf(row.getString("status_now")),
        booking == null
            ? null
            : new WaitlistEntry.Offer(
                booking,
                BookingStatus.valueOf(row.getString("booking_status")),
                instant(row, "expires_at")),
        instantOrNull(row, "ended_at_now"),
        row.getString("gave_up"),
        row.getInt("before"),
        row.getObject("slots") != null,
        row.getBoolean("offerable"),
        row.getBoolean("free"));
  }
}
