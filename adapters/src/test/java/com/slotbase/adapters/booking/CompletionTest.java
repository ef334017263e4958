package com.slotbase.adapters.booking;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Listing;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** B7: what has ended is completed, whether its customer was checked in or not. */
class CompletionTest {

  private final Bookings bookings = new Bookings();
  private final BookingSweep sweep = new BookingSweep(bookings.jdbc);
  private final Listing listing = bookings.listing(10, false);

  @Test
  void endedBookings_areCompleted_andNothingElseIs() {
    Booking confirmed = confirmed();
    Booking checkedIn = confirmed();
    bookings.store.checkIn(checkedIn.id(), "staff-1");
    Booking missed = confirmed();
    bookings.store.noShow(missed.id(), "staff-1");
    Booking lasting = confirmed();
    for (Booking ended : new Booking[] {confirmed, checkedIn, missed}) {
      bookings.end(ended);
    }
    completeAll();
    assertThat(status(confirmed)).isEqualTo(BookingStatus.COMPLETED);
    assertThat(status(checkedIn)).isEqualTo(BookingStatus.COMPLETED);
    assertThat(status(missed)).isEqualTo(BookingStatus.NO_SHOW);
    assertThat(status(lasting)).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(bookings.events(checkedIn.id()))
        .containsExactly(
            "booking.held", "booking.confirmed", "booking.checked_in", "booking.completed");
    assertThat(bookings.store.claims(listing.id(), SLOT)).hasSize(1);
  }

  @Test
  void manyEndedBookings_areCompletedInBatches() {
    Stream.generate(this::confirmed).limit(5).toList().forEach(bookings::end);
    assertThat(sweep.completeEnded(3)).isEqualTo(3);
    completeAll();
    assertThat(sweep.completeEnded(3)).isZero();
  }

  @Test
  void nothingIsSaidOfACustomer_onceTheRangeHasEnded() {
    Booking booking = confirmed();
    bookings.end(booking);
    assertThat(bookings.store.checkIn(booking.id(), "staff-1")).isFalse();
    assertThat(bookings.store.noShow(booking.id(), "staff-1")).isFalse();
  }

  private void completeAll() {
    assertThat(sweep.completeEnded(1_000)).isLessThan(1_000);
  }

  private Booking confirmed() {
    Booking booking = bookings.held(listing, SLOT, FIVE_MINUTES);
    bookings.store.confirmWithoutPayment(booking.id(), "staff-1");
    return booking;
  }

  private BookingStatus status(Booking booking) {
    return bookings.store.find(booking.id()).orElseThrow().status();
  }
}
