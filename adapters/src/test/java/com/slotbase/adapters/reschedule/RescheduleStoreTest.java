package com.slotbase.adapters.reschedule;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.reschedule.Moves.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slotbase.adapters.booking.HoldOutcome;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.RescheduleVerdict.Wish;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** B7: moves for which nothing is to be paid. */
class RescheduleStoreTest {

  private static final RescheduleOutcome MOVED = new RescheduleOutcome.Moved();
  private static final RescheduleOutcome TAKEN = new RescheduleRefusal.Taken();

  private final Moves moves = new Moves();
  private final Listing court = moves.bookings.listing(1, true);

  @ParameterizedTest
  @CsvSource({"5, 7", "1, 3", "-1, 1", "0, 1", "1, 2", "2, 4", "-2, 0"})
  void bookingOfTwoHours_isMovedAnywhere_alsoOverItself(int from, int to) {
    Booking booking = moves.unpaid(court, hours(0, 2));
    assertThat(moves.move(booking, hours(from, to))).isEqualTo(MOVED);

    Booking moved = moves.find(booking);
    assertThat(moved.range()).isEqualTo(hours(from, to));
    assertThat(moved.version()).isEqualTo(booking.version() + 1);
    assertThat(moved.status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(moves.claims(booking)).containsExactly("1: " + from + "-" + to);
    assertThat(moves.bookings.events(booking.id())).endsWith("booking.rescheduled");
  }

  @Test
  void whatItLeaves_isFree_andWhatItTakes_isTaken() {
    Booking booking = moves.unpaid(court, hours(0, 2));
    moves.move(booking, hours(1, 3));
    assertThat(hold(hours(1, 2))).isInstanceOf(HoldOutcome.Taken.class);
    assertThat(hold(hours(2, 3))).isInstanceOf(HoldOutcome.Taken.class);
    assertThat(hold(hours(0, 1))).isInstanceOf(HoldOutcome.Held.class);
  }

  @Test
  void rangeThatIsTaken_changesNothing() {
    Booking booking = moves.unpaid(court, hours(0, 2));
    moves.bookings.held(court, hours(2, 3), FIVE_MINUTES);
    String before = moves.record(booking);
    assertThat(moves.move(booking, hours(1, 3))).isEqualTo(TAKEN);
    assertThat(moves.record(booking)).isEqualTo(before);
  }

  @Test
  void holdThatIsOver_isInNobodysWay() {
    Booking booking = moves.unpaid(court, hours(0, 1));
    Booking over = moves.bookings.held(court, hours(1, 2), FIVE_MINUTES);
    moves.bookings.runOut(over);
    assertThat(moves.move(booking, hours(1, 2))).isEqualTo(MOVED);
    assertThat(moves.bookings.events(over.id())).endsWith("booking.hold.expired");
  }

  @Test
  void unitStaysTheSame_unlessItIsTaken() {
    Listing courts = moves.bookings.listing(3, true);
    moves.unpaid(courts, hours(0, 1));
    Booking second = moves.unpaid(courts, hours(0, 1));
    assertThat(second.unit()).isEqualTo(2);
    moves.move(second, hours(1, 2));
    assertThat(moves.find(second).unit()).isEqualTo(2);

    moves.bookings.held(courts, hours(5, 6), FIVE_MINUTES);
    moves.bookings.held(courts, hours(5, 6), FIVE_MINUTES);
    moves.move(second, hours(5, 6));
    assertThat(moves.find(second).unit()).isEqualTo(3);
    assertThat(moves.claims(second)).containsExactly("3: 5-6");
  }

  @Test
  void unitThatIsThereNoMore_isLeft() {
    Listing courts = moves.bookings.listing(2, true);
    moves.unpaid(courts, hours(0, 1));
    Booking second = moves.unpaid(courts, hours(0, 1));
    moves.jdbc.sql("update listing set capacity = 1 where id = ?").param(courts.id()).update();
    moves.move(second, hours(1, 2));
    assertThat(moves.find(second).unit()).isEqualTo(1);
  }

  @Test
  void rangeItHas_isNoMove() {
    Booking booking = moves.unpaid(court, hours(0, 1));
    assertThat(moves.move(booking, hours(0, 1))).isEqualTo(MOVED);
    assertThat(moves.find(booking)).isEqualTo(booking);
  }

  @Test
  void cheaperRange_givesTheDifferenceBack() {
    Booking booking = moves.paid(court, hours(0, 3));
    assertThat(moves.move(booking, hours(5, 6))).isEqualTo(MOVED);
    assertThat(moves.find(booking).price().minor()).isEqualTo(4500);
    assertThat(moves.refunds(booking)).containsExactly(9000L);
    assertThat(moves.outbox(booking)).containsExactly("refund.requested");
  }

  @Test
  void cheaperRange_givesNothingBackThatWasNotPaid() {
    Booking booking = moves.unpaid(court, hours(0, 3));
    moves.move(booking, hours(5, 6));
    assertThat(moves.find(booking).price().minor()).isEqualTo(4500);
    assertThat(moves.refunds(booking)).isEmpty();
  }

  @Test
  void cheaperRanges_oneAfterTheOther_giveBackWhatEachIsCheaper() {
    Booking booking = moves.paid(court, hours(0, 3));
    moves.move(booking, hours(0, 2));
    moves.move(booking, hours(0, 1));
    assertThat(moves.refunds(booking)).containsExactlyInAnyOrder(4500L, 4500L);
  }

  @Test
  void waivedDifference_leavesThePriceAsItWas_andIsOnRecord() {
    Booking booking = moves.paid(court, hours(0, 1));
    assertThat(moves.waived(booking, hours(0, 3))).isEqualTo(MOVED);
    assertThat(moves.find(booking).price()).isEqualTo(booking.price());
    assertThat(lastMove(booking, "waivedMinor")).isEqualTo("9000");
    moves.move(booking, hours(0, 1));
    assertThat(moves.refunds(booking)).isEmpty();
  }

  @Test
  void dearerRange_asksForPayment_unlessNothingIsPaidOnline() {
    Booking booking = moves.paid(court, hours(0, 1));
    assertThat(moves.move(booking, hours(0, 2)))
        .isEqualTo(new RescheduleOutcome.PaymentRequired(booking.price(), null));
    assertThat(moves.find(booking)).isEqualTo(booking);

    Listing atTheDesk = moves.bookings.listing(1, false);
    Booking unpaid = moves.unpaid(atTheDesk, hours(0, 1));
    assertThat(moves.move(unpaid, hours(0, 2))).isEqualTo(MOVED);
    assertThat(moves.find(unpaid).price().minor()).isEqualTo(9000);
  }

  @Test
  void priceOfTheHold_counts_whateverTheListingCostsNow() {
    Booking booking = moves.paid(court, hours(0, 2));
    moves.jdbc.sql("update listing set price_minor = 1 where id = ?").param(court.id()).update();
    moves.move(booking, hours(0, 1));
    assertThat(moves.find(booking).price().minor()).isEqualTo(4500);
  }

  @ParameterizedTest
  @CsvSource({"HELD", "CONFIRMING", "CHECKED_IN", "CANCELLING", "NO_SHOW"})
  void bookingThatIsNotConfirmed_isNotMoved(String status) {
    Booking booking =
        switch (status) {
          case "HELD", "CONFIRMING" -> moves.bookings.held(court, hours(0, 1), FIVE_MINUTES);
          default -> moves.unpaid(court, hours(0, 1));
        };
    moves
        .jdbc
        .sql("update booking set status = :to where id = :id and status <> :to")
        .param("to", status)
        .param("id", booking.id())
        .update();
    assertThat(moves.move(booking, hours(1, 2)))
        .isEqualTo(new RescheduleRefusal.InvalidState(BookingStatus.valueOf(status)));
  }

  @Test
  void bookingThatHasBegun_isMovedByStaffOnly() {
    TimeRange now = new TimeRange(Instant.now().minusSeconds(60), Instant.now().plusSeconds(3540));
    Booking booking = moves.unpaid(court, hours(0, 1));
    put(booking, now);
    assertThat(moves.move(booking, hours(1, 2)))
        .isEqualTo(new RescheduleRefusal.InvalidState(BookingStatus.CONFIRMED));
    assertThat(moves.store.reschedule(booking.id(), new Wish(hours(1, 2), true, false), "staff-1"))
        .isEqualTo(MOVED);
  }

  @Test
  void rangeThatHasBegun_isNotMovedTo() {
    Booking booking = moves.unpaid(court, hours(0, 1));
    Instant begun = Instant.now().minusSeconds(1);
    assertThat(moves.move(booking, new TimeRange(begun, begun.plusSeconds(3600))))
        .isEqualTo(new RescheduleRefusal.Past());
  }

  @Test
  void bookingOfNobody_isAFault() {
    assertThatThrownBy(
            () -> moves.store.reschedule("gone", new Wish(hours(0, 1), false, false), "alice"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private HoldOutcome hold(TimeRange range) {
    return moves.bookings.hold(court, range, FIVE_MINUTES, null);
  }

  private void put(Booking booking, TimeRange range) {
    moves
        .jdbc
        .sql(
            """
            with claim as (
              update slot_claim set period = tstzrange(:start, :end) where booking_id = :id
            )
            update booking set starts_at = :start, ends_at = :end where id = :id
            """)
        .param("id", booking.id())
        .param("start", com.slotbase.adapters.database.Sql.timestamp(range.start()))
        .param("end", com.slotbase.adapters.database.Sql.timestamp(range.end()))
        .update();
  }

  private String lastMove(Booking booking, String detail) {
    return moves
        .jdbc
        .sql(
            """
            select details ->> :detail from booking_event
            where booking_id = :id and type = 'booking.rescheduled' order by id desc limit 1
            """)
        .param("id", booking.id())
        .param("detail", detail)
        .query(String.class)
        .single();
  }
}
