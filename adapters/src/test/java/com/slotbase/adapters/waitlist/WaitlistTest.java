package com.slotbase.adapters.waitlist;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;
import static com.slotbase.adapters.waitlist.Waiters.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.BookingSweep;
import com.slotbase.adapters.booking.Bookings;
import com.slotbase.adapters.booking.HoldOutcome;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** N4: who waits has what becomes free, in the order of joining, before anybody else. */
class WaitlistTest {

  private final Waiters waiters = new Waiters();
  private final Bookings bookings = waiters.bookings;
  private final Listing listing = bookings.listing(1, false);
  private final String alice = person("alice");
  private final String bea = person("bea");
  private final String carl = person("carl");

  @Test
  void cancelledHold_isTheFirstOnesHoldInTheSameTransaction() {
    Booking first = waiters.heldBy(alice, listing, SLOT, FIVE_MINUTES);
    String beas = waiters.joins(bea, listing, SLOT);
    String carls = waiters.joins(carl, listing, SLOT);
    assertThat(waiters.entry(carls).before()).isEqualTo(1);
    bookings.store.cancelHold(first.id(), alice, null);

    Booking offer = waiters.offered(beas);
    assertThat(offer.customerId()).isEqualTo(bea);
    assertThat(offer.status()).isEqualTo(BookingStatus.HELD);
    assertThat(offer.awaitsAcceptance()).isTrue();
    assertThat(Duration.between(offer.createdAt(), offer.expiresAt()))
        .isBetween(FIVE_MINUTES.minusMillis(1), FIVE_MINUTES);
    assertThat(bookings.events(offer.id())).containsExactly("booking.held", "waitlist.offered");
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.OFFERED);
    assertThat(waiters.status(carls)).isEqualTo(WaitlistStatus.WAITING);
    assertThat(reactions(offer.id())).contains("START_HOLD");
  }

  @Test
  void expiredHold_goesToWhoWaitsThoughAStrangerCameForIt() {
    Booking first = waiters.heldBy(alice, listing, SLOT, FIVE_MINUTES);
    String beas = waiters.joins(bea, listing, SLOT);
    bookings.runOut(first);
    assertThat(waiters.hold(carl, listing, SLOT, FIVE_MINUTES))
        .isInstanceOf(HoldOutcome.Taken.class);
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.OFFERED);
    assertThat(waiters.owners(listing)).containsExactly(bea);
  }

  @Test
  void declinedOffer_endsTheEntryAndGoesToTheNext() {
    Booking first = waiters.heldBy(alice, listing, SLOT, FIVE_MINUTES);
    String beas = waiters.joins(bea, listing, SLOT);
    String carls = waiters.joins(carl, listing, SLOT);
    bookings.store.cancelHold(first.id(), alice, null);
    assertThat(waiters.store.decline(beas, bea)).isTrue();
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.DECLINED);
    assertThat(waiters.status(carls)).isEqualTo(WaitlistStatus.OFFERED);
  }

  @Test
  void offerThatRunsOut_lapsesAndGoesToTheNext() {
    Booking first = waiters.heldBy(alice, listing, SLOT, FIVE_MINUTES);
    String beas = waiters.joins(bea, listing, SLOT);
    String carls = waiters.joins(carl, listing, SLOT);
    bookings.store.cancelHold(first.id(), alice, null);
    bookings.runOut(waiters.offered(beas));
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.LAPSED);
    assertThat(waiters.store.accept(beas, bea)).isFalse();
    sweepHolds();
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.LAPSED);
    assertThat(waiters.status(carls)).isEqualTo(WaitlistStatus.OFFERED);
  }

  @Test
  void acceptedOffer_startsItsTimeAnewOnceAndIsBookedAsAnyOther() {
    String beas = waiters.joins(bea, listing, SLOT, FIVE_MINUTES);
    Booking offer = waiters.offered(beas);
    assertThat(bookings.store.confirmWithoutPayment(offer.id(), bea)).isFalse();
    bookings
        .jdbc
        .sql("update booking set expires_at = now() + interval '1 s' where id = :id")
        .param("id", offer.id())
        .update();
    assertThat(waiters.store.accept(beas, bea)).isTrue();
    Booking accepted = waiters.offered(beas);
    assertThat(accepted.awaitsAcceptance()).isFalse();
    assertThat(Duration.between(Instant.now(), accepted.expiresAt()))
        .isGreaterThan(Duration.ofMinutes(4));
    assertThat(waiters.store.accept(beas, bea)).isFalse();
    assertThat(waiters.store.decline(beas, bea)).isFalse();
    assertThat(waiters.offered(beas)).isEqualTo(accepted);
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.ACCEPTED);
    assertThat(bookings.store.confirmWithoutPayment(offer.id(), bea)).isTrue();
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.BOOKED);
  }

  @Test
  void acceptedOffer_isNeverHeldBeyondTheStart() {
    TimeRange soon = Bookings.slot(Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(60), 1);
    String beas = waiters.joins(bea, listing, soon, Duration.ofSeconds(50));
    assertThat(waiters.store.accept(beas, bea)).isTrue();
    assertThat(waiters.offered(beas).expiresAt())
        .isBetween(soon.start().minusSeconds(10), soon.start());
  }

  @Test
  void whoCancels_isNotOfferedWhatTheyLetGo() {
    Booking alices = waiters.confirmed(alice, listing, SLOT);
    String waiting = waiters.joins(alice, listing, SLOT);
    String beas = waiters.joins(bea, listing, SLOT);
    cancel(alices);
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.OFFERED);
    assertThat(waiters.status(waiting)).isEqualTo(WaitlistStatus.LEFT);
    assertThat(waiters.entry(waiting).gaveUp()).isEqualTo(alices.id());
    assertThat(waiters.store.decline(beas, bea)).isTrue();
    waiters.sweep.serve(listing.id());
    assertThat(waiters.owners(listing)).isEmpty();
  }

  @Test
  void noShow_isOfferedToWhoWaits() {
    Booking alices = waiters.confirmed(alice, listing, SLOT);
    String beas = waiters.joins(bea, listing, SLOT);
    assertThat(bookings.store.noShow(alices.id(), "staff")).isTrue();
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.OFFERED);
  }

  @Test
  void movedBooking_leavesItsOldRangeToWhoWaits() {
    Booking alices = waiters.confirmed(alice, listing, SLOT);
    String beas = waiters.joins(bea, listing, SLOT);
    TimeRange later = Bookings.slot(SLOT.end(), 1);
    assertThat(waiters.move(alices, later)).isTrue();
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.OFFERED);
    assertThat(waiters.owners(listing)).containsExactly(bea, alice);
  }

  @Test
  void moreCapacity_isOfferedInTheOrderOfJoining() {
    waiters.confirmed(alice, listing, SLOT);
    List<String> entries =
        List.of("b", "c", "d").stream().map(p -> waiters.joins(person(p), listing, SLOT)).toList();
    assertThat(waiters.change(listing, listing.slot(), 3)).isPresent();
    assertThat(entries.stream().map(waiters::status))
        .containsExactly(WaitlistStatus.OFFERED, WaitlistStatus.OFFERED, WaitlistStatus.WAITING);
  }

  @Test
  void longerRange_isOfferedOnceAllOfItIsFree() {
    TimeRange both = Bookings.slot(SLOT.start(), 2);
    Booking early = waiters.confirmed(alice, listing, SLOT);
    Booking late = waiters.confirmed(carl, listing, Bookings.slot(SLOT.end(), 1));
    String beas = waiters.joins(bea, listing, both);
    cancel(early);
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.WAITING);
    cancel(late);
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.OFFERED);
    assertThat(waiters.offered(beas).price().minor()).isEqualTo(9000);
  }

  @Test
  void offerThatCouldNotBePaidInTime_isNotMade() {
    Listing dear = bookings.listing(1, true);
    TimeRange soon = Bookings.slot(Instant.now().plusSeconds(120), 1);
    Booking alices = waiters.heldBy(alice, dear, soon, FIVE_MINUTES);
    String beas = waiters.joins(bea, dear, soon, FIVE_MINUTES);
    String carls = waiters.joins(carl, dear, soon, Duration.ofSeconds(60));
    bookings.store.cancelHold(alices.id(), alice, null);
    assertThat(waiters.entry(beas).offerable()).isFalse();
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.WAITING);
    assertThat(waiters.status(carls)).isEqualTo(WaitlistStatus.OFFERED);
  }

  @Test
  void offerThatNeedNotBePaid_isMadeUntilTheStart_andEndsWithIt() {
    TimeRange soon =
        Bookings.slot(Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(120), 1);
    Booking alices = waiters.confirmed(alice, listing, soon);
    String beas = waiters.joins(bea, listing, soon, FIVE_MINUTES);
    cancel(alices);
    assertThat(waiters.offered(beas).expiresAt()).isEqualTo(soon.start());
  }

  @Test
  void bookingThatStaffCancel_doesNotEndItsOwnersPlace() {
    Booking alices = waiters.heldBy(alice, listing, SLOT, FIVE_MINUTES);
    String waiting = waiters.joins(alice, listing, SLOT);
    String beas = waiters.joins(bea, listing, SLOT);
    bookings.store.cancelHold(alices.id(), "staff", null);
    assertThat(waiters.status(waiting)).isEqualTo(WaitlistStatus.OFFERED);
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.WAITING);
  }

  @Test
  void holdThatIsOverButInTheWay_isNotCalledTaken() {
    Booking alices = waiters.heldBy(alice, listing, SLOT, FIVE_MINUTES);
    String beas = waiters.joins(bea, listing, SLOT);
    assertThat(waiters.entry(beas).free()).isFalse();
    bookings.runOut(alices);
    assertThat(waiters.entry(beas).free()).isTrue();
  }

  @Test
  void rangeThatHasBegun_isMissedAndNeverOffered() {
    Booking alices = waiters.confirmed(alice, listing, SLOT);
    String beas = waiters.joins(bea, listing, SLOT);
    bookings.end(alices);
    bookings
        .jdbc
        .sql(
            "update waitlist_entry set starts_at = now() - interval '1 h', ends_at = now() + interval '1 s' where id = :id")
        .param("id", beas)
        .update();
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.MISSED);
    cancel(alices);
    assertThat(waiters.owners(listing)).isEmpty();
    waiters.sweep.endBegun(1000);
    assertThat(waiters.entry(beas).status()).isEqualTo(WaitlistStatus.MISSED);
  }

  @Test
  void joiningForWhatIsFree_isAnOfferAtOnce_andAgainTheSame() {
    String beas = waiters.joins(bea, listing, SLOT);
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.OFFERED);
    assertThat(waiters.joins(bea, listing, SLOT)).isEqualTo(beas);
  }

  @Test
  void joiningForAHoldThatIsOver_isAnOfferAtOnce() {
    bookings.runOut(waiters.heldBy(alice, listing, SLOT, FIVE_MINUTES));
    assertThat(waiters.status(waiters.joins(bea, listing, SLOT))).isEqualTo(WaitlistStatus.OFFERED);
  }

  @Test
  void offerThatLapsedUnseen_goesToTheNextWhenItsOwnerJoinsAgain() {
    String first = waiters.joins(bea, listing, SLOT);
    String carls = waiters.joins(carl, listing, SLOT);
    bookings.runOut(waiters.offered(first));
    String again = waiters.joins(bea, listing, SLOT);
    assertThat(again).isNotEqualTo(first);
    assertThat(waiters.status(carls)).isEqualTo(WaitlistStatus.OFFERED);
    assertThat(waiters.entry(again).before()).isZero();
    assertThat(waiters.status(again)).isEqualTo(WaitlistStatus.WAITING);
  }

  @Test
  void rangeThatLeftTheGrid_isNotOfferedUntilItIsBack() {
    Booking alices = waiters.confirmed(alice, listing, SLOT);
    String beas = waiters.joins(bea, listing, SLOT);
    Listing changed = waiters.change(listing, Duration.ofMinutes(7), 1).orElseThrow();
    assertThat(waiters.entry(beas).bookable()).isFalse();
    cancel(alices);
    assertThat(waiters.status(beas)).isEqualTo(WaitlistStatus.WAITING);
    waiters.change(changed, Duration.ofMinutes(30), 1);
    assertThat(waiters.offered(beas).price().minor()).isEqualTo(9000);
  }

  /** The first step of a cancellation, which frees the slot. */
  private void cancel(Booking booking) {
    bookings
        .jdbc
        .sql(
            """
            select 1 from move_booking(:id, 'CONFIRMED', 'CANCELLING', 'ANY', 'booking.cancelling', :by, '{}')
            """)
        .param("id", booking.id())
        .param("by", booking.customerId())
        .query(Integer.class)
        .single();
  }

  private void sweepHolds() {
    new BookingSweep(bookings.jdbc).releaseExpiredHolds(1000);
  }

  private List<String> reactions(String bookingId) {
    return bookings
        .jdbc
        .sql("select unnest(reactions) from outbox where booking_id = :id")
        .param("id", bookingId)
        .query(String.class)
        .list();
  }
}
