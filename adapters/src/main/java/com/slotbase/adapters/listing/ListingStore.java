package com.slotbase.adapters.listing;

import static java.util.Objects.requireNonNull;

import com.slotbase.adapters.database.Json;
import com.slotbase.adapters.waitlist.WaitlistSweep;
import com.slotbase.workflows.domain.CancellationPolicy;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.OpeningHours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Listings as their rows tell them. */
public final class ListingStore {

  private final TransactionOperations transaction;
  private final JdbcClient jdbc;
  private final WaitlistSweep waitlist;

  public ListingStore(TransactionOperations transaction, JdbcClient jdbc) {
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.waitlist = new WaitlistSweep(jdbc);
  }

  /** Writes a new listing; its version is 1 whatever the value says. */
  public void insert(Listing listing) {
    bind(
            """
            insert into listing (id, seller_id, name, time_zone, opening_hours, slot_minutes, capacity,
              price_minor, currency, online_payment, hold_seconds, cancellation_policy)
            values (:id, :seller, :name, :zone, :hours::jsonb, :slot, :capacity,
              :price, :currency, :online, :hold, :policy::jsonb)
            """,
            listing)
        .update();
  }

  /**
   * Replaces a listing, if it still has the version that the change was made from. Who waits for it
   * is offered in the same transaction what it has more by that.
   *
   * @return the new version, or empty if somebody else changed it first
   */
  public Optional<Listing> replace(Listing listing) {
    return requireNonNull(
        transaction.execute(status -> {
          Optional<Listing> replaced = replaceRow(listing);
          replaced.ifPresent(waitlist::refit);
          return replaced;
        }));
  }

  private Optional<Listing> replaceRow(Listing listing) {
    return bind(
            """
            update listing set name = :name, time_zone = :zone, opening_hours = :hours::jsonb,
              slot_minutes = :slot, capacity = :capacity, price_minor = :price, currency = :currency,
              online_payment = :online, hold_seconds = :hold, cancellation_policy = :policy::jsonb,
              version = version + 1
            where id = :id and seller_id = :seller and version = :version
            returning *
            """,
            listing)
        .param("version", listing.version())
        .query((row, n) -> listing(row))
        .optional();
  }

  public Optional<Listing> find(String id) {
    return jdbc.sql("select * from listing where id = :id")
        .param("id", id)
        .query((row, n) -> listing(row))
        .optional();
  }

  private JdbcClient.StatementSpec bind(String sql, Listing listing) {
    Duration hold = listing.hold();
    return jdbc.sql(sql)
        .param("id", listing.id())
        .param("seller", listing.sellerId())
        .param("name", listing.name())
        .param("zone", listing.timeZone().getId())
        .param("hours", Json.write(listing.openingHours()))
        .param("slot", Math.toIntExact(listing.slot().toMinutes()))
        .param("capacity", listing.capacity())
        .param("price", listing.price().minor())
        .param("currency", listing.price().currency())
        .param("online", listing.onlinePayment())
        .param("hold", hold == null ? null : Math.toIntExact(hold.toSeconds()))
        .param("policy", Json.write(listing.cancellationPolicy()));
  }

  private static Listing listing(ResultSet row) throws SQLException {
    Integer hold = row.getObject("hold_seconds", Integer.class);
    List<OpeningHours> hours =
        Arrays.asList(Json.read(row.getString("opening_hours"), OpeningHours[].class));
    return new Listing(
        row.getString("id"),
        row.getString("seller_id"),
        row.getString("name"),
        ZoneId.of(row.getString("time_zone")),
        hours,
        Duration.ofMinutes(row.getInt("slot_minutes")),
        row.getInt("capacity"),
        new Money(row.getLong("price_minor"), row.getString("currency")),
        row.getBoolean("online_payment"),
        hold == null ? null : Duration.ofSeconds(hold),
        Json.read(row.getString("cancellation_policy"), CancellationPolicy.class),
        row.getInt("version"));
  }
}
