package com.slotbase.local.story;

import static com.slotbase.workflows.domain.BookingStatus.COMPLETED;
import static com.slotbase.workflows.domain.BookingStatus.CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.Booking;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a pass does that no story is there for. */
@Timeout(90)
class SweepTest {

  private final Lab lab = Lab.shared();

  @Test
  void bookingThatHasEnded_isCompleted() {
    Booking ended = confirmed();
    Booking lasting = confirmed();
    lab.jdbc
        .sql(
            """
            update booking set starts_at = now() - interval '1 h', ends_at = now() where id = :id
            """)
        .param("id", ended.id())
        .update();
    lab.sweep();
    assertThat(lab.rowStatus(ended)).isEqualTo(COMPLETED);
    assertThat(lab.rowStatus(lasting)).isEqualTo(CONFIRMED);
  }

  private Booking confirmed() {
    Booking booking = lab.hold(Duration.ofMinutes(5));
    lab.bookings.confirmWithoutPayment(booking.id(), "staff-1");
    return booking;
  }
}
