package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.temporal.WorkflowIds;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a cancellation costs on the real server in its two workflows, when its refund succeeds at
 * once.
 */
@Timeout(60)
class CancellationCostTest {

  private static final int CANCELLATIONS = 3;
  private static final int MOST_ACTIONS = 11;

  /** Twice as long as the server takes to publish what it has counted. */
  private static final Duration PUBLISHED = Duration.ofSeconds(2);

  private final Lab lab = Lab.shared();

  @Test
  void events_areEighteenOfTheSaga_andThirteenOfTheRefund() {
    Booking booking = lab.paidBooking();
    cancel(booking);
    assertThat(lab.rowStatus(booking)).isEqualTo(BookingStatus.CANCELLED);
    assertThat(lab.find(booking).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(lab.historyOfEnded(saga(booking)).getEvents()).hasSize(18);
    assertThat(lab.historyOfEnded(refund(booking)).getEvents()).hasSize(13);
  }

  /** Of several together: what another test has left behind may do something meanwhile, too. */
  @Test
  void actions_areElevenAtMost() {
    List<Booking> bookings = Stream.generate(lab::paidBooking).limit(CANCELLATIONS).toList();
    bookings.forEach(lab::historyOfEnded);
    Actions before = counted();
    bookings.forEach(this::cancel);
    Actions spent = counted().since(before);
    assertThat(spent.total())
        .as("Actions of %d cancellations: %s", CANCELLATIONS, spent.byType())
        .isBetween((long) CANCELLATIONS, (long) CANCELLATIONS * MOST_ACTIONS);
  }

  private void cancel(Booking booking) {
    lab.cancel(booking);
    lab.historyOfEnded(saga(booking));
    lab.historyOfEnded(refund(booking));
  }

  private static String saga(Booking booking) {
    return WorkflowIds.cancellation(booking.id(), 1);
  }

  private String refund(Booking booking) {
    return WorkflowIds.refund(lab.refund(booking).id());
  }

  /** Once all is counted that has happened. */
  private Actions counted() {
    String metrics = lab.stack.urls().temporalMetrics();
    var last = new AtomicReference<>(Actions.soFar(metrics));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .during(PUBLISHED)
        .until(() -> {
          Actions now = Actions.soFar(metrics);
          return now.equals(last.getAndSet(now));
        });
    return last.get();
  }
}
