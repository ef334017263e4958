package com.slotbase.adapters.booking;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.Stampede.Won;
import com.slotbase.adapters.database.Sql;
import com.slotbase.adapters.database.TestDatabase;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** B2: no slot is ever sold twice, and nobody is turned away who could have had one. */
@Timeout(120)
class StampedeTest {

  private static final int CLIENTS = 64;
  private static final int ROUNDS = 50;

  private final Bookings bookings = new Bookings();

  @Test
  void oneSlot_hasOneWinner() {
    long deadlocks = TestDatabase.shared().deadlocks();
    for (int round = 0; round < ROUNDS; round++) {
      Listing listing = bookings.listing(1, false);
      assertThat(Stampede.run(CLIENTS, client -> SLOT, range -> hold(listing, range))).hasSize(1);
    }
    assertThat(TestDatabase.shared().deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void fiveUnits_haveFiveWinnersOnUnitsOneToFive() {
    long deadlocks = TestDatabase.shared().deadlocks();
    for (int round = 0; round < ROUNDS; round++) {
      Listing listing = bookings.listing(5, false);
      assertThat(Stampede.run(CLIENTS, client -> SLOT, range -> hold(listing, range)))
          .extracting(Won::unit)
          .containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }
    assertThat(TestDatabase.shared().deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void rangesOfDifferentLengths_neverOverlap_andLeaveNothingFreeThatWasWanted() {
    long deadlocks = TestDatabase.shared().deadlocks();
    for (int round = 0; round < ROUNDS; round++) {
      Listing listing = bookings.listing(2, false);
      List<Won> won =
          Stampede.run(CLIENTS, client -> rangeOf(client), range -> hold(listing, range));
      assertThat(Stampede.doubleBookings(won)).isZero();
      // Each hour was wanted by someone for itself alone: none may be left with a free unit.
      for (int hour = 0; hour < 4; hour++) {
        TimeRange single = Bookings.slot(SLOT.start().plusSeconds(3600L * hour), 1);
        assertThat(won).filteredOn(w -> w.range().overlaps(single)).hasSize(2);
      }
    }
    assertThat(TestDatabase.shared().deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void expiredHolds_areTakenOverOnce_whateverTheRangesOfTheClaimants() {
    long deadlocks = TestDatabase.shared().deadlocks();
    for (int round = 0; round < ROUNDS; round++) {
      Listing listing = bookings.listing(1, false);
      for (int hour = 0; hour < 4; hour++) {
        TimeRange single = Bookings.slot(SLOT.start().plusSeconds(3600L * hour), 1);
        Booking over = bookings.held(listing, single, FIVE_MINUTES);
        bookings.runOut(over);
      }
      List<Won> won =
          Stampede.run(CLIENTS, client -> rangeOf(client), range -> hold(listing, range));
      assertThat(won).isNotEmpty();
      assertThat(Stampede.doubleBookings(won)).isZero();
    }
    assertThat(TestDatabase.shared().deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void expiredHolds_giveAllTheirUnitsToWhoComes() {
    for (int round = 0; round < ROUNDS; round++) {
      Listing listing = bookings.listing(5, false);
      for (int unit = 1; unit <= 5; unit++) {
        bookings.runOut(bookings.held(listing, Bookings.slot(SLOT.start(), unit), FIVE_MINUTES));
      }
      assertThat(Stampede.run(CLIENTS, client -> SLOT, range -> hold(listing, range)))
          .extracting(Won::unit)
          .containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }
  }

  /** The negative control: the same harness sees the double bookings of the usual mistake. */
  @Test
  void checkThenInsert_isSeenToSellTwice() {
    TestDatabase.shared()
        .owner()
        .sql(
            """
            create table naive_claim (listing_id text, unit integer, period tstzrange);
            grant select, insert, update on naive_claim to slotbase
            """)
        .update();
    int doubleBookings = 0;
    for (int round = 0; round < ROUNDS && doubleBookings == 0; round++) {
      Listing listing = bookings.listing(1, false);
      var won = Stampede.run(CLIENTS, client -> SLOT, range -> checkThenInsert(listing, range));
      doubleBookings += Stampede.doubleBookings(new ArrayList<>(won));
    }
    assertThat(doubleBookings).isPositive();
  }

  private Optional<Won> hold(Listing listing, TimeRange range) {
    return switch (bookings.hold(listing, range, FIVE_MINUTES, null)) {
      case HoldOutcome.Held held ->
          Optional.of(new Won(held.booking().unit(), held.booking().range()));
      case HoldOutcome.Taken taken -> Optional.empty();
      case HoldOutcome other -> throw new AssertionError("Unexpected: " + other);
    };
  }

  private Optional<Won> checkThenInsert(Listing listing, TimeRange range) {
    return TestDatabase.shared()
        .transaction()
        .execute(status -> {
          // Locking the conflicting rows helps nobody: there are none yet.
          boolean taken =
              !bookings
                  .jdbc
                  .sql(
                      """
                      select unit from naive_claim
                      where listing_id = :id and period && tstzrange(:from, :to) for update
                      """)
                  .param("id", listing.id())
                  .param("from", Sql.timestamp(range.start()))
                  .param("to", Sql.timestamp(range.end()))
                  .query(Integer.class)
                  .list()
                  .isEmpty();
          if (taken) {
            return Optional.<Won>empty();
          }
          bookings
              .jdbc
              .sql("insert into naive_claim values (:id, 1, tstzrange(:from, :to))")
              .param("id", listing.id())
              .param("from", Sql.timestamp(range.start()))
              .param("to", Sql.timestamp(range.end()))
              .update();
          return Optional.of(new Won(1, range));
        });
  }

  /** One to three hours from one of four starts on, within the same four hours. */
  private static TimeRange rangeOf(int client) {
    int start = client % 4;
    int hours = Math.min(1 + client / 4 % 3, 4 - start);
    return Bookings.slot(SLOT.start().plusSeconds(3600L * start), hours);
  }
}
