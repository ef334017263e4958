package com.slotbase.adapters.booking;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.idempotency.IdempotencyKey;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldStoreTest {

  private final Bookings bookings = new Bookings();

  @Test
  void hold_isABookingThatLastsAsLongAsItShould() {
    Listing listing = bookings.listing(1, true);
    Booking booking = bookings.held(listing, SLOT, FIVE_MINUTES);
    assertThat(booking.status()).isEqualTo(BookingStatus.HELD);
    assertThat(booking.unit()).isEqualTo(1);
    assertThat(booking.price()).isEqualTo(listing.price());
    assertThat(booking.paymentRequired()).isTrue();
    assertThat(booking.paymentStatus()).isEqualTo(PaymentStatus.NONE);
    assertThat(Duration.between(booking.createdAt(), booking.expiresAt()))
        .isBetween(FIVE_MINUTES.minusMillis(1), FIVE_MINUTES);
    assertThat(bookings.store.find(booking.id())).contains(booking);
    assertThat(bookings.events(booking.id())).containsExactly("booking.held");
  }

  @Test
  void heldSlot_isTakenForEverybodyElse() {
    Listing listing = bookings.listing(1, true);
    bookings.held(listing, SLOT, FIVE_MINUTES);
    var longer = new TimeRange(SLOT.start().minusSeconds(3600), SLOT.end());
    assertThat(bookings.hold(listing, SLOT, FIVE_MINUTES, null))
        .isInstanceOf(HoldOutcome.Taken.class);
    assertThat(bookings.hold(listing, longer, FIVE_MINUTES, null))
        .isInstanceOf(HoldOutcome.Taken.class);
    bookings.held(listing, Bookings.slot(SLOT.end(), 1), FIVE_MINUTES);
  }

  @Test
  void expiredHold_isTakenOverInTheClaimantsTransaction() {
    Listing listing = bookings.listing(1, true);
    Booking first = bookings.held(listing, SLOT, FIVE_MINUTES);
    bookings.runOut(first);
    assertThat(bookings.store.find(first.id()).orElseThrow().status())
        .isEqualTo(BookingStatus.EXPIRED);
    bookings.held(listing, SLOT, FIVE_MINUTES);
    assertThat(bookings.events(first.id())).containsExactly("booking.held", "booking.hold.expired");
  }

  @Test
  void changedListing_isNoticedAndNothingIsWritten() {
    Listing listing = bookings.listing(1, true);
    assertThat(bookings.listings.replace(listing)).isPresent();
    var key = key("k");
    assertThat(bookings.hold(listing, SLOT, FIVE_MINUTES, key))
        .isInstanceOf(HoldOutcome.ListingChanged.class);
    Listing fresh = bookings.listings.find(listing.id()).orElseThrow();
    assertThat(bookings.hold(fresh, SLOT, FIVE_MINUTES, key)).isInstanceOf(HoldOutcome.Held.class);
  }

  @Test
  void rangeThatHasBegun_isNotHeld() {
    Listing listing = bookings.listing(1, true);
    TimeRange past = Bookings.slot(Instant.now().minusSeconds(1), 1);
    assertThat(bookings.hold(listing, past, FIVE_MINUTES, null))
        .isInstanceOf(HoldOutcome.Past.class);
  }

  @Test
  void sameKey_getsTheSameBooking_andAnotherBodyIsRefused() {
    Listing listing = bookings.listing(1, true);
    IdempotencyKey key = key("same");
    HoldOutcome first = bookings.hold(listing, SLOT, FIVE_MINUTES, key);
    assertThat(first).isInstanceOf(HoldOutcome.Held.class);
    Booking booking = ((HoldOutcome.Held) first).booking();
    bookings.store.cancelHold(booking.id(), "alice", null);
    // The answer is that of the first call, whatever has become of the booking.
    assertThat(bookings.hold(listing, SLOT, FIVE_MINUTES, key))
        .isEqualTo(new HoldOutcome.HeldBefore(booking));
    var other = new IdempotencyKey(key.caller(), key.path(), key.key(), new byte[] {2});
    assertThat(bookings.hold(listing, SLOT, FIVE_MINUTES, other))
        .isInstanceOf(HoldOutcome.KeyReused.class);
  }

  @Test
  void keyOfALostHold_waitsForItsAnswer() {
    Listing listing = bookings.listing(1, true);
    bookings.held(listing, SLOT, FIVE_MINUTES);
    IdempotencyKey key = key("lost");
    assertThat(bookings.hold(listing, SLOT, FIVE_MINUTES, key))
        .isInstanceOf(HoldOutcome.Taken.class);
    assertThat(bookings.hold(listing, SLOT, FIVE_MINUTES, key))
        .isInstanceOf(HoldOutcome.KeyInProgress.class);
  }

  private static IdempotencyKey key(String key) {
    return new IdempotencyKey("alice" + UUID.randomUUID(), "/v1/bookings", key, new byte[] {1});
  }
}
