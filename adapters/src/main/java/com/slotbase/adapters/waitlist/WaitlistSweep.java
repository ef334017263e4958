package com.slotbase.adapters.waitlist;

import com.slotbase.adapters.database.Conflicts;
import com.slotbase.adapters.database.Sql;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.SlotGrid;
import com.slotbase.workflows.domain.TimeRange;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks a whole waitlist through: once its listing has changed, and now and then in any case. */
public final class WaitlistSweep {

  private final JdbcClient jdbc;

  public WaitlistSweep(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Waiting(String id, TimeRange range) {}

  /** Listings that somebody waits for, those first whose ranges begin first. */
  public List<String> waitedFor(int limit) {
    return jdbc.sql(
            """
            select listing_id from waitlist_entry where status = 'WAITING'
            group by listing_id order by min(starts_at) limit :limit
            """)
        .param("limit", limit)
        .query(String.class)
        .list();
  }

  /**
   * Offers what is free to who waits for it, as whoever freed it has done already.
   *
   * @return how many offers were made
   */
  public int serve(String listingId) {
    return Conflicts.retried(() ->
        jdbc.sql("select serve_waitlist(:listing)")
            .param("listing", listingId)
            .query(Integer.class)
            .single());
  }

  /**
   * Ends what has begun without an offer.
   *
   * @return how many; fewer than the limit when none is left
   */
  public int endBegun(int limit) {
    return jdbc.sql(
            """
            with begun as materialized (
              select id from waitlist_entry where status = 'WAITING' and starts_at <= now()
              order by starts_at limit :limit for update skip locked
            )
            update waitlist_entry e set status = 'MISSED', ended_at = now() from begun where e.id = begun.id
            """)
        .param("limit", limit)
        .update();
  }

  /**
   * Fits a waitlist to its listing as it was just changed, in the transaction of that: to its grid,
   * and to its capacity by the offers that can be made by now.
   */
  public void refit(Listing listing) {
    var grid = new SlotGrid(listing);
    for (Waiting entry : waiting(listing.id())) {
      OptionalInt slots = grid.slotsIn(entry.range());
      boolean bookable =
          slots.isPresent() && listing.price().minor() * slots.getAsInt() <= Money.MOST_MINOR;
      jdbc.sql("update waitlist_entry set slots = :slots where id = :id and status = 'WAITING'")
          .param("slots", bookable ? slots.getAsInt() : null)
          .param("id", entry.id())
          .update();
    }
    serve(listing.id());
  }

  private List<Waiting> waiting(String listingId) {
    return jdbc.sql(
            """
            select id, starts_at, ends_at from waitlist_entry
            where listing_id = :listing and status = 'WAITING'
            """)
        .param("listing", listingId)
        .query((row, n) ->
            new Waiting(
                row.getString("id"),
                new TimeRange(Sql.instant(row, "starts_at"), Sql.instant(row, "ends_at"))))
        .list();
  }
}
