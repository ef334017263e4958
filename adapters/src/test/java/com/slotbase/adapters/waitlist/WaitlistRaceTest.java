package com.slotbase.adapters.waitlist;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;
import static com.slotbase.adapters.waitlist.Waiters.person;
import static com.slotbase.adapters.waitlist.WaitlistStatus.ACCEPTED;
import static com.slotbase.adapters.waitlist.WaitlistStatus.DECLINED;
import static com.slotbase.adapters.waitlist.WaitlistStatus.LAPSED;
import static com.slotbase.adapters.waitlist.WaitlistStatus.OFFERED;
import static com.slotbase.adapters.waitlist.WaitlistStatus.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.BookingSweep;
import com.slotbase.adapters.booking.Bookings;
import com.slotbase.adapters.booking.HoldOutcome;
import com.slotbase.adapters.database.Rival;
import com.slotbase.adapters.database.TestDatabase;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.TimeRange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Who waits, who frees and who comes along at the same moment: nobody is skipped, nothing is lost.
 */
@Timeout(120)
class WaitlistRaceTest {

  private static final int ROUNDS = 200;

  private final TestDatabase database = TestDatabase.shared();
  private final Waiters waiters = new Waiters();
  private final Bookings bookings = waiters.bookings;
  private final ExecutorService pool = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  @Test
  void acceptDeclineAndExpiry_haveOneWinner() throws Exception {
    long deadlocks = database.deadlocks();
    var ends = EnumSet.noneOf(WaitlistStatus.class);
    for (int round = 0; round < ROUNDS; round++) {
      Listing listing = bookings.listing(1, false);
      String bea = person("bea");
      String entry = waiters.joins(bea, listing, SLOT);
      String next = waiters.joins(person("carl"), listing, SLOT);
      String offer = waiters.offered(entry).id();
      List<Boolean> won =
          atOnce(
              () -> waiters.store.accept(entry, bea),
              () -> waiters.store.decline(entry, bea),
              () -> expire(offer));
      assertThat(won).containsOnlyOnce(true);
      WaitlistStatus end = List.of(ACCEPTED, DECLINED, LAPSED).get(won.indexOf(true));
      assertThat(waiters.status(entry)).isEqualTo(end);
      assertThat(waiters.status(next)).isEqualTo(end == ACCEPTED ? WAITING : OFFERED);
      assertThat(waiters.owners(listing)).hasSize(1);
      ends.add(end);
    }
    assertThat(ends).containsExactlyInAnyOrder(ACCEPTED, DECLINED, LAPSED);
    assertThat(database.deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void whoJoinsWhileTheSlotIsFreed_isOfferedIt() throws Exception {
    long deadlocks = database.deadlocks();
    for (int round = 0; round < ROUNDS; round++) {
      Listing listing = bookings.listing(1, false);
      Booking first = waiters.heldBy(person("alice"), listing, SLOT, FIVE_MINUTES);
      var entries = new ArrayList<String>();
      atOnce(
          () -> bookings.store.cancelHold(first.id(), first.customerId(), null),
          () -> entries.add(waiters.joins(person("bea"), listing, SLOT)));
      assertThat(waiters.status(entries.getFirst())).isEqualTo(OFFERED);
    }
    assertThat(database.deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void whoJoinsBeforeTheFreeingIsCommitted_waitsForItAndIsOffered() throws Exception {
    Listing listing = bookings.listing(1, false);
    Booking first = waiters.heldBy(person("alice"), listing, SLOT, FIVE_MINUTES);
    try (var freeing = new Rival(database)) {
      freeing.runs(
          "select move_booking('%s', 'HELD', 'CANCELLED', 'ANY', 'booking.cancelled', 'x', '{}')"
              .formatted(first.id()));
      var joins =
          CompletableFuture.supplyAsync(() -> waiters.joins(person("bea"), listing, SLOT), pool);
      freeing.isWaitedFor();
      freeing.commit();
      assertThat(waiters.status(joins.get(30, TimeUnit.SECONDS))).isEqualTo(OFFERED);
    }
  }

  @Test
  void slotIsFreedBeforeTheJoiningIsCommitted_isOfferedByWhoFreesIt() throws Exception {
    Listing listing = bookings.listing(1, false);
    Booking first = waiters.heldBy(person("alice"), listing, SLOT, FIVE_MINUTES);
    try (var joining = new Rival(database)) {
      joining.runs(
          """
          select join_waitlist('wl_%s', 'bea', '%s', 1, '%s', '%s', 1, interval '5 min')
          """
              .formatted(listing.id(), listing.id(), SLOT.start(), SLOT.end()));
      var frees =
          CompletableFuture.supplyAsync(
              () -> bookings.store.cancelHold(first.id(), first.customerId(), null), pool);
      joining.isWaitedFor();
      joining.commit();
      assertThat(frees.get(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(waiters.status("wl_" + listing.id())).isEqualTo(OFFERED);
  }

  @Test
  void capacityRaisedWhileSomebodyJoins_isOfferedToThem() throws Exception {
    for (int round = 0; round < 50; round++) {
      Listing listing = bookings.listing(1, false);
      waiters.confirmed(person("alice"), listing, SLOT);
      var entries = new ArrayList<String>();
      atOnce(
          () -> waiters.change(listing, listing.slot(), 2).isPresent(),
          () -> entries.add(joinsAnyVersion(listing)));
      assertThat(waiters.status(entries.getFirst())).isEqualTo(OFFERED);
    }
  }

  @Test
  void strangersWhoComeForAnExpiredHold_findItTakenByWhoWaits() throws Exception {
    long deadlocks = database.deadlocks();
    for (int round = 0; round < ROUNDS / 4; round++) {
      Listing listing = bookings.listing(1, false);
      String bea = person("bea");
      Booking first = waiters.heldBy(person("alice"), listing, SLOT, FIVE_MINUTES);
      String entry = waiters.joins(bea, listing, SLOT);
      bookings.runOut(first);
      Callable<Boolean> stranger =
          () ->
              waiters.hold(person("carl"), listing, SLOT, FIVE_MINUTES) instanceof HoldOutcome.Held;
      assertThat(atOnce(stranger, stranger, stranger, stranger, () -> expire(first.id())))
          .startsWith(false, false, false, false);
      assertThat(waiters.status(entry)).isEqualTo(OFFERED);
      assertThat(waiters.owners(listing)).containsExactly(bea);
    }
    assertThat(database.deadlocks()).isEqualTo(deadlocks);
  }

  /** Everything that frees, claims, joins and moves, on two slots of one listing, at once. */
  @Test
  void everythingAtOnce_neverWaitsInACircle() throws Exception {
    long deadlocks = database.deadlocks();
    TimeRange next = Bookings.slot(SLOT.end(), 1);
    for (int round = 0; round < ROUNDS / 2; round++) {
      Listing listing = bookings.listing(2, false);
      Booking moved = waiters.confirmed(person("m"), listing, SLOT);
      Booking cancelled = waiters.heldBy(person("c"), listing, SLOT, FIVE_MINUTES);
      Booking expired = waiters.heldBy(person("e"), listing, next, FIVE_MINUTES);
      Booking noShow = waiters.confirmed(person("n"), listing, next);
      String early = waiters.joins(person("w1"), listing, SLOT);
      String late = waiters.joins(person("w2"), listing, next);
      bookings.runOut(expired);
      atOnce(
          () -> waiters.move(moved, next),
          () -> bookings.store.cancelHold(cancelled.id(), cancelled.customerId(), null),
          () -> expire(expired.id()),
          () -> bookings.store.noShow(noShow.id(), "staff"),
          () ->
              waiters.hold(person("s"), listing, Bookings.slot(SLOT.start(), 2), FIVE_MINUTES)
                  instanceof HoldOutcome.Held,
          () -> !waiters.joins(person("w3"), listing, SLOT).isEmpty(),
          () -> !waiters.joins(person("w4"), listing, Bookings.slot(SLOT.start(), 2)).isEmpty(),
          () -> waiters.sweep.serve(listing.id()) >= 0);
      assertThat(waiters.status(early)).isEqualTo(OFFERED);
      assertThat(waiters.status(late)).isEqualTo(OFFERED);
      assertThat(waiters.sweep.serve(listing.id())).as("left to the sweep").isZero();
    }
    assertThat(database.deadlocks()).isEqualTo(deadlocks);
  }

  /** It claims the slot again, and ends its place as booked, while somebody joins for the same. */
  @Test
  void lateMoneyForAnOffer_neverWaitsInACircleWithWhoJoins() throws Exception {
    long deadlocks = database.deadlocks();
    for (int round = 0; round < ROUNDS; round++) {
      Listing listing = bookings.listing(1, true);
      String bea = person("bea");
      String beas = waiters.joins(bea, listing, SLOT);
      assertThat(waiters.store.accept(beas, bea)).isTrue();
      Booking offer = waiters.offered(beas);
      bookings.runOut(offer);
      new BookingSweep(bookings.jdbc).releaseExpiredHolds(1000);
      String payment = paymentOf(offer);
      atOnce(
          () -> authorised(payment),
          () -> !waiters.joins(person("w1"), listing, SLOT).isEmpty(),
          () -> !waiters.joins(person("w2"), listing, SLOT).isEmpty());
      assertThat(waiters.owners(listing)).hasSize(1);
    }
    assertThat(database.deadlocks()).isEqualTo(deadlocks);
  }

  private String paymentOf(Booking booking) {
    String id = person("pay");
    bookings
        .jdbc
        .sql(
            """
            insert into payment (id, booking_id, purpose, amount_minor, currency, expires_at)
            values (:id, :booking, 'HOLD', 4500, 'EUR', now())
            """)
        .param("id", id)
        .param("booking", booking.id())
        .update();
    return id;
  }

  private boolean authorised(String payment) {
    return bookings
        .jdbc
        .sql("select authorize_payment(:id, :id, now() - interval '1 min', 'stripe')")
        .param("id", payment)
        .query(String.class)
        .single()
        .equals("CONFIRMING");
  }

  private String joinsAnyVersion(Listing listing) {
    String bea = person("bea");
    while (true) {
      Listing now = bookings.listings.find(listing.id()).orElseThrow();
      if (waiters.store.join(new WaitlistStore.Wish(bea, now, SLOT, 1, FIVE_MINUTES))
          instanceof JoinOutcome.Joined joined) {
        return joined.entryId();
      }
    }
  }

  /** Lets time pass for an offer that nobody has accepted, as its story would find it. */
  private boolean expire(String bookingId) {
    return bookings
        .jdbc
        .sql(
            """
            with over as materialized (
              select id from booking where id = :id and status = 'HELD' and offer is distinct from 'ACCEPTED' for update
            )
            select 1 from over, move_booking(over.id, 'HELD', 'EXPIRED', 'ANY', 'booking.hold.expired', 'test', '{}')
            """)
        .param("id", bookingId)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  @SafeVarargs
  private List<Boolean> atOnce(Callable<Boolean>... calls) throws Exception {
    var start = new CyclicBarrier(calls.length);
    var results = new ArrayList<Future<Boolean>>();
    for (Callable<Boolean> call : calls) {
      results.add(
          pool.submit(() -> {
            start.await();
            return call.call();
          }));
    }
    var won = new ArrayList<Boolean>();
    for (Future<Boolean> result : results) {
      won.add(result.get(30, TimeUnit.SECONDS));
    }
    return won;
  }
}
