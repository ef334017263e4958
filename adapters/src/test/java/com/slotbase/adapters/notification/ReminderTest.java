package com.slotbase.adapters.notification;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.Bookings;
import com.slotbase.workflows.domain.Booking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** N3: a day and an hour before the start, once each, and never when it is no use any more. */
class ReminderTest {

  private static final String DAY = "REMINDER_24H";
  private static final String HOUR = "REMINDER_1H";

  private final Bookings bookings = new Bookings();
  private final NotificationSweep sweep = new NotificationSweep(bookings.jdbc);

  @Test
  void reminders_areWrittenADayAndAnHourBefore_onceEach() {
    Booking booking = confirmed(Duration.ofDays(3));
    assertThat(remindedAfter(booking, Duration.ofHours(47))).isEmpty();
    assertThat(remindedAfter(booking, Duration.ofHours(2))).containsExactly(DAY);
    assertThat(remindedAfter(booking, Duration.ofHours(2))).containsExactly(DAY);
    assertThat(remindedAfter(booking, Duration.ofHours(20))).containsExactly(DAY, HOUR);
    assertThat(remindedAfter(booking, Duration.ofMinutes(30))).containsExactly(DAY, HOUR);
  }

  @Test
  void lateConfirmation_remindsOfWhatIsStillAhead() {
    assertThat(remindedAfter(confirmed(Duration.ofHours(12)), Duration.ZERO)).isEmpty();
    assertThat(remindedAfter(confirmed(Duration.ofHours(12)), Duration.ofMinutes(670)))
        .containsExactly(HOUR);
    assertThat(remindedAfter(confirmed(Duration.ofMinutes(30)), Duration.ofMinutes(20))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT59H, 'REMINDER_24H'",
    "PT61H, ''",
    "PT71H30M, 'REMINDER_1H'",
    "PT72H, ''",
    "PT80H, ''",
  })
  void outage_leavesOutWhatComesTooLate(Duration outage, String reminded) {
    assertThat(String.join(",", remindedAfter(confirmed(Duration.ofDays(3)), outage)))
        .isEqualTo(reminded);
  }

  @Test
  void move_movesTheReminders() {
    Booking booking = confirmed(Duration.ofDays(3));
    assertThat(remindedAfter(booking, Duration.ofHours(49))).containsExactly(DAY);
    bookings
        .jdbc
        .sql(
            "select reschedule_booking(:id, :start::timestamptz, :end::timestamptz, 0, 'staff-1', '[]', '{}')")
        .param("id", booking.id())
        .param("start", Instant.now().plus(Duration.ofDays(5)).toString())
        .param("end", Instant.now().plus(Duration.ofDays(5)).plusSeconds(3600).toString())
        .query((row, n) -> "")
        .list();
    assertThat(remindedAfter(booking, Duration.ofDays(3))).containsExactly(DAY);
    assertThat(remindedAfter(booking, Duration.ofHours(25))).containsExactly(DAY, DAY);
  }

  @ParameterizedTest
  @CsvSource({"CANCELLING", "CHECKED_IN", "NO_SHOW"})
  void bookingThatIsNotToBe_isNotRemindedOf(String status) {
    Booking booking = confirmed(Duration.ofDays(3));
    become(booking, status);
    assertThat(remindedAfter(booking, Duration.ofHours(49))).isEmpty();
  }

  @Test
  void reminderThatWaits_isSuppressedOnceTheBookingHasChanged() {
    Booking booking = confirmed(Duration.ofDays(3));
    assertThat(remindedAfter(booking, Duration.ofHours(49))).containsExactly(DAY);
    assertThat(suppressed(booking)).isEmpty();
    become(booking, "CANCELLING");
    assertThat(suppressed(booking)).containsExactly("The booking has changed since");
  }

  @Test
  void reminderThatWaits_isSuppressedOnceItIsOfNoUse() {
    Booking booking = confirmed(Duration.ofDays(3));
    assertThat(remindedAfter(booking, Duration.ofHours(49))).containsExactly(DAY);
    bookings
        .jdbc
        .sql(
            "update notification set useless_at = now() where booking_id = :id and template = :template")
        .param("id", booking.id())
        .param("template", DAY)
        .update();
    assertThat(suppressed(booking)).containsExactly("It would come too late");
  }

  private void become(Booking booking, String status) {
    bookings
        .jdbc
        .sql("update booking set status = :status where id = :id")
        .param("status", status)
        .param("id", booking.id())
        .update();
  }

  private List<String> suppressed(Booking booking) {
    bookings
        .jdbc
        .sql(
            "select suppress_if_useless(id) from notification where booking_id = :id and template = :template")
        .param("id", booking.id())
        .param("template", DAY)
        .query((row, n) -> "")
        .list();
    return bookings
        .jdbc
        .sql("select last_error from notification where booking_id = :id and status = 'SUPPRESSED'")
        .param("id", booking.id())
        .query(String.class)
        .list();
  }

  /** Lets time pass, and the sweep after it. */
  private List<String> remindedAfter(Booking booking, Duration time) {
    String due = remindAt(booking);
    bookings
        .jdbc
        .sql(
            """
            update booking set starts_at = starts_at - :time::interval, ends_at = ends_at - :time::interval
            where id = :id
            """)
        .param("id", booking.id())
        .param("time", time.toString())
        .update();
    // What was due is as much nearer; the change of the start alone would have set it anew.
    bookings
        .jdbc
        .sql("update booking set remind_at = :due::timestamptz - :time::interval where id = :id")
        .param("id", booking.id())
        .param("due", due)
        .param("time", time.toString())
        .update();
    while (sweep.remind(100) > 0) {}
    return bookings
        .jdbc
        .sql(
            """
            select template from notification
            where booking_id = :id and template like 'REMINDER%' order by event_id
            """)
        .param("id", booking.id())
        .query(String.class)
        .list();
  }

  private @Nullable String remindAt(Booking booking) {
    return bookings
        .jdbc
        .sql("select remind_at::text from booking where id = :id")
        .param("id", booking.id())
        .query((row, n) -> Optional.ofNullable(row.getString(1)))
        .single()
        .orElse(null);
  }

  /** Of somebody who has an address. */
  private Booking confirmed(Duration ahead) {
    Booking booking =
        bookings.held(
            bookings.listing(1, false), Bookings.slot(Instant.now().plus(ahead), 1), FIVE_MINUTES);
    Reachable.customerOf(booking, bookings);
    bookings.store.confirmWithoutPayment(booking.id(), "staff-1");
    return booking;
  }
}
