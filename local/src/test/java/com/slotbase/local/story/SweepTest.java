package com.slotbase.local.story;

import static com.slotbase.workflows.domain.BookingStatus.COMPLETED;
import static com.slotbase.workflows.domain.BookingStatus.CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.Booking;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
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

  @Test
  void eventOfResendThatCouldNotBeProcessed_isTriedAgain() {
    String event = "msg_" + UUID.randomUUID();
    String address = UUID.randomUUID() + "@example.com";
    lab.jdbc
        .sql(
            """
            insert into resend_event (id, type, payload, attempts, last_error, next_attempt_at)
            values (:id, 'email.complained', :payload::jsonb, 1, 'The database was away', now())
            """)
        .param("id", event)
        .param(
            "payload",
            "{\"type\":\"email.complained\",\"data\":{\"to\":[\"%s\"]}}".formatted(address))
        .update();
    lab.sweep();
    assertThat(reasonOfStop(address)).contains("COMPLAINED");
    assertThat(isProcessed(event)).isTrue();
  }

  /** Waits that double for ever outgrow what PostgreSQL calls an interval. */
  @Test
  void eventThatFailsForWeeks_isTriedEachHour() {
    String event = "evt_" + UUID.randomUUID();
    lab.jdbc
        .sql(
            """
            insert into stripe_event (id, type, object_id, payload, attempts, last_error, next_attempt_at)
            values (?, 'charge.dispute.created', 'dp_of_nobody', '{}', 1000, 'Stripe does not know it', now())
            """)
        .param(event)
        .update();
    lab.sweep();
    Duration wait =
        lab.jdbc
            .sql(
                """
                update stripe_event set processed_at = now() where id = ? and attempts = 1001
                returning extract(epoch from next_attempt_at - now())::bigint
                """)
            .param(event)
            .query((row, n) -> Duration.ofSeconds(row.getLong(1)))
            .single();
    assertThat(wait).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    assertThat(
            lab.jdbc
                .sql("update operator_case set resolved_at = now() where subject_id = ?")
                .param(event)
                .update())
        .isEqualTo(1);
  }

  private boolean isProcessed(String event) {
    return lab.jdbc
        .sql("select processed_at is not null from resend_event where id = ?")
        .param(event)
        .query(Boolean.class)
        .single();
  }

  private Optional<String> reasonOfStop(String address) {
    return lab.jdbc
        .sql("select reason from mailbox_stop where address = ?")
        .param(address)
        .query(String.class)
        .optional();
  }

  private Booking confirmed() {
    Booking booking = lab.hold(Duration.ofMinutes(5));
    lab.bookings.confirmWithoutPayment(booking.id(), "staff-1");
    return booking;
  }
}
