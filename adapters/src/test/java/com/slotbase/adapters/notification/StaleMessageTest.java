package com.slotbase.adapters.notification;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.Bookings;
import com.slotbase.workflows.domain.Booking;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A message that waited, for another attempt or for its turn, tells nobody what is not so any more.
 */
class StaleMessageTest {

  private final Bookings bookings = new Bookings();
  private final Booking booking = held();

  /** An event, the states up to it, and those after it. */
  @ParameterizedTest
  @CsvSource({
    "booking.confirmed,    CONFIRMED,            '',                   false",
    "booking.confirmed,    CONFIRMED,            CHECKED_IN,           false",
    "booking.confirmed,    CONFIRMED,            CANCELLING,           true",
    "booking.hold.expired, EXPIRED,              '',                   false",
    "booking.hold.expired, EXPIRED,              CONFIRMING,           true",
    "booking.cancelled,    CONFIRMED CANCELLING CANCELLED, '',         false",
    "booking.rescheduled,  CONFIRMED,            '',                   false",
    "booking.rescheduled,  CONFIRMED,            CANCELLING,           true",
    "waitlist.offered,     '',                   '',                   false",
    "waitlist.offered,     '',                   EXPIRED,              true",
    "refund.completed,     CONFIRMED CANCELLING, CANCELLED,            false",
  })
  void messageIsTold_whileItIsSo(String event, String before, String after, boolean stale) {
    become(before);
    bookings
        .jdbc
        .sql(
            """
            select record_event(id, :type, 'staff-1', jsonb_build_object('start', starts_at))
            from booking where id = :id
            """)
        .param("type", event)
        .param("id", booking.id())
        .query((row, n) -> "")
        .list();
    become(after);
    assertThat(useless()).isEqualTo(stale ? "The booking has changed since" : null);
  }

  private void become(String statuses) {
    Arrays.stream(statuses.split(" "))
        .filter(status -> !status.isEmpty())
        .forEach(status ->
            bookings
                .jdbc
                .sql(
                    """
                    update booking set status = :status,
                      confirmed_at = case when :status = 'CONFIRMED' then now() else confirmed_at end,
                      cancelled_at = case when :status = 'CANCELLED' then now() end,
                      cancelled_by = case when :status = 'CANCELLED' then 'staff-1' end
                    where id = :id
                    """)
                .param("status", status)
                .param("id", booking.id())
                .update());
  }

  private String useless() {
    var store = new NotificationStore(bookings.jdbc);
    String message = store.ofBooking(booking.id(), null, 1).getFirst().id();
    return store.outgoing(message).orElseThrow().useless();
  }

  /** An offer, so that each of the messages may tell of it. */
  private Booking held() {
    Booking held = bookings.held(bookings.listing(1, false), SLOT, FIVE_MINUTES);
    Reachable.customerOf(held, bookings);
    bookings
        .jdbc
        .sql("update booking set offer = 'MADE' where id = :id")
        .param("id", held.id())
        .update();
    return held;
  }
}
