package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slotbase.adapters.booking.PaymentAuthorization;
import com.slotbase.checker.Checker;
import com.slotbase.checker.CheckerSettings;
import com.slotbase.checker.invariant.Patience;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.temporal.WorkflowIds;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The checker reads real histories, real rows and the simulator's books. */
@Timeout(60)
class CheckerTest {

  private static final Duration SHORT = Duration.ofMillis(1500);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Lab lab = Lab.shared();

  @Test
  void storiesOfEveryKind_breakNothing() {
    Booking expired = lab.hold(SHORT);
    Booking unpaid = lab.hold(SHORT);
    lab.requestPayment(unpaid);
    Booking waiting = lab.hold(LONG);
    Booking cancelled = lab.hold(LONG);
    lab.bookings.cancelHold(cancelled.id(), "alice", "rain");
    Booking confirmed = confirmed();
    lab.historyOfEnded(expired);
    lab.historyOfEnded(unpaid);

    assertThat(brokenBy(expired, unpaid, waiting, cancelled, confirmed)).isEmpty();
  }

  @Test
  void aCaptureThatTheRowDoesNotKnow_isSeenInTheHistory() {
    Booking booking = confirmed();

    lab.jdbc
        .sql("update payment set status = 'VOIDED' where booking_id = :id")
        .param("id", booking.id())
        .update();

    assertThat(brokenBy(booking)).contains("told-capture-is-on-record");
    lab.jdbc
        .sql("update payment set status = 'CAPTURED' where booking_id = :id")
        .param("id", booking.id())
        .update();
    assertThat(brokenBy(booking)).isEmpty();
  }

  @Test
  void aVoidThatTheRowDoesNotKnow_isSeenInTheHistory() {
    Booking booking = lab.hold(SHORT);
    lab.requestPayment(booking);
    lab.historyOfEnded(booking);

    lab.jdbc
        .sql("update payment set status = 'CAPTURED' where booking_id = :id")
        .param("id", booking.id())
        .update();

    assertThat(brokenBy(booking)).contains("told-void-is-on-record");
    lab.jdbc
        .sql("update payment set status = 'VOIDED' where booking_id = :id")
        .param("id", booking.id())
        .update();
    assertThat(brokenBy(booking)).isEmpty();
  }

  @Test
  void aStateThatNoEventTellsOf_isSeenInTheHistory() throws SQLException {
    Booking booking = confirmed();

    asOwner(
        "update booking_event set type = 'hidden' where type = 'booking.confirmed' and booking_id = ?",
        booking);

    assertThat(brokenBy(booking))
        .contains("row-and-history-tell-the-same", "row-is-its-last-event");
    asOwner(
        "update booking_event set type = 'booking.confirmed' where type = 'hidden' and booking_id = ?",
        booking);
    assertThat(brokenBy(booking)).isEmpty();
  }

  private Booking confirmed() {
    Booking booking = lab.hold(LONG);
    Payment payment = lab.pay(booking);
    assertThat(lab.noteAuthorized(payment)).isEqualTo(PaymentAuthorization.Effect.CONFIRMING);
    lab.stories.wake(booking.id(), "webhook", Duration.ofSeconds(5));
    lab.historyOfEnded(booking);
    return booking;
  }

  /** The names of the invariants that these bookings break, once all their stories are listed. */
  private List<String> brokenBy(Booking... bookings) {
    Set<String> ids = Arrays.stream(bookings).map(Booking::id).collect(Collectors.toSet());
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(listedStories()).containsAll(ids));
    return Checker.of(settings()).check().stream()
        .filter(violation -> ids.contains(violation.subject()))
        .map(violation -> violation.invariant().name())
        .toList();
  }

  private List<String> listedStories() {
    return lab.client
        .listExecutions("WorkflowType = 'BookingWorkflow'")
        .map(story -> WorkflowIds.bookingId(story.getExecution().getWorkflowId()).orElseThrow())
        .toList();
  }

  private void asOwner(String sql, Booking booking) throws SQLException {
    Map<String, String> environment = lab.stack.environment();
    try (var connection =
            DriverManager.getConnection(
                environment.get("DATABASE_URL"),
                environment.get("DATABASE_OWNER"),
                environment.get("DATABASE_OWNER_PASSWORD"));
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, booking.id());
      statement.executeUpdate();
    }
  }

  private CheckerSettings settings() {
    return CheckerSettings.fromEnvironment(lab.stack.environment()).with(Patience.AT_REST);
  }
}
