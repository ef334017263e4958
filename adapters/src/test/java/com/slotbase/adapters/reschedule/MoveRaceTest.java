package com.slotbase.adapters.reschedule;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.reschedule.Moves.hours;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.HoldOutcome;
import com.slotbase.adapters.booking.Stampede;
import com.slotbase.adapters.booking.Stampede.Won;
import com.slotbase.adapters.database.TestDatabase;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** B2 and B7: who moves never loses what they had, and nobody is sold what another has. */
@Timeout(120)
class MoveRaceTest {

  private static final int CLIENTS = 64;
  private static final int ROUNDS = 15;

  private final Moves moves = new Moves();
  private final long deadlocks = TestDatabase.shared().deadlocks();

  @Test
  void twoBookingsThatWantEachOthersSlots_keepTheirOwn() {
    for (int round = 0; round < ROUNDS; round++) {
      Listing court = moves.bookings.listing(1, false);
      Booking first = moves.unpaid(court, hours(0, 1));
      Booking second = moves.unpaid(court, hours(1, 2));
      Stampede.run(
          CLIENTS,
          client -> client % 2 == 0 ? hours(1, 2) : hours(0, 1),
          range -> moved(range.equals(hours(1, 2)) ? first : second, range));
      assertThat(moves.claims(first)).containsExactly("1: 0-1");
      assertThat(moves.claims(second)).containsExactly("1: 1-2");
    }
    assertThat(TestDatabase.shared().deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void manyBookingsThatWantTheSameSlot_haveOneWinner_andTheOthersStay() {
    for (int round = 0; round < ROUNDS; round++) {
      Listing court = moves.bookings.listing(1, false);
      List<Booking> bookings =
          IntStream.range(0, 8).mapToObj(i -> moves.unpaid(court, hours(i, i + 1))).toList();
      var client = new AtomicInteger();
      List<Won> won =
          Stampede.run(
              CLIENTS,
              i -> hours(20, 21),
              range -> moved(bookings.get(client.getAndIncrement() % bookings.size()), range));
      assertThat(won).isNotEmpty();
      assertThat(moves.bookings.store.claims(court.id(), hours(20, 21))).hasSize(1);
      assertThat(bookings.stream().map(moves::claims)).allMatch(claims -> claims.size() == 1);
    }
    assertThat(TestDatabase.shared().deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void movesAmongStrangersWhoHold_neverOverlap() {
    for (int round = 0; round < ROUNDS; round++) {
      Listing courts = moves.bookings.listing(2, false);
      Booking booking = moves.unpaid(courts, hours(0, 2));
      var client = new AtomicInteger();
      Stampede.run(
          CLIENTS,
          i -> hours(i % 4, i % 4 + 2),
          range -> client.getAndIncrement() % 4 == 0 ? moved(booking, range) : held(courts, range));
      assertThat(moves.claims(booking)).hasSize(1);
      assertThat(Stampede.doubleBookings(all(courts))).isZero();
    }
    assertThat(TestDatabase.shared().deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void checkInAgainstAMoveThatTakesMoney_oneOfThemWins() {
    for (int round = 0; round < ROUNDS; round++) {
      Booking booking = moves.paid(moves.bookings.listing(1, true), hours(0, 1));
      moves.authorised(booking, hours(0, 2));
      List<Won> won =
          Stampede.run(
              8,
              i -> hours(0, i % 2 + 1),
              range ->
                  range.equals(hours(0, 2)) ? begun(booking, range) : checkedIn(booking, range));
      assertThat(won.stream().map(Won::range).distinct()).hasSize(1);
      boolean moving = won.getFirst().range().equals(hours(0, 2));
      assertThat(moves.find(booking).status())
          .isEqualTo(moving ? BookingStatus.CONFIRMED : BookingStatus.CHECKED_IN);
    }
  }

  private Optional<Won> begun(Booking booking, TimeRange range) {
    return moves.move(booking, range) instanceof RescheduleOutcome.UnderWay
        ? Optional.of(new Won(1, range))
        : Optional.empty();
  }

  private Optional<Won> checkedIn(Booking booking, TimeRange range) {
    return moves.bookings.store.checkIn(booking.id(), "staff-1")
        ? Optional.of(new Won(1, range))
        : Optional.empty();
  }

  private Optional<Won> moved(Booking booking, TimeRange range) {
    return switch (moves.move(booking, range)) {
      case RescheduleOutcome.Moved moved -> Optional.of(new Won(1, range));
      case RescheduleRefusal.Taken taken -> Optional.empty();
      case RescheduleOutcome other -> throw new AssertionError("Unexpected: " + other);
    };
  }

  private Optional<Won> held(Listing listing, TimeRange range) {
    return switch (moves.bookings.hold(listing, range, FIVE_MINUTES, null)) {
      case HoldOutcome.Held held -> Optional.of(new Won(held.booking().unit(), range));
      case HoldOutcome other -> Optional.empty();
    };
  }

  /** As the bookings say, not the claims, which could not overlap. */
  private List<Won> all(Listing listing) {
    return new ArrayList<>(
        moves
            .jdbc
            .sql("select id from booking where listing_id = ?")
            .param(listing.id())
            .query(String.class)
            .list()
            .stream()
            .map(id -> moves.bookings.store.find(id).orElseThrow())
            .map(booking -> new Won(booking.unit(), booking.range()))
            .toList());
  }
}
