package com.slotbase.starter.reschedule;

import com.slotbase.adapters.id.Ids;
import com.slotbase.adapters.reschedule.RescheduleDue;
import com.slotbase.adapters.reschedule.RescheduleRefusal;
import com.slotbase.adapters.reschedule.RescheduleStore;
import com.slotbase.starter.connection.StarterSettings;
import com.slotbase.starter.error.ApiException;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.TimeRange;
import com.slotbase.workflows.reschedule.RescheduleStories;
import com.slotbase.workflows.story.Stories;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Payments of the difference to a dearer range, on record before Stripe is asked for one. */
@Component
public class DifferencePayments {

  private static final Logger log = LoggerFactory.getLogger(DifferencePayments.class);

  private static final Duration CALL_DEADLINE = Duration.ofMillis(500);

  private final RescheduleStore store;
  private final RescheduleStories stories;
  private final Refusals refusals;
  private final InstantSource clock;
  private final Duration defaultHold;

  DifferencePayments(
      RescheduleStore store,
      Stories stories,
      Refusals refusals,
      InstantSource clock,
      StarterSettings settings) {
    this.store = store;
    this.stories = stories.reschedules();
    this.refusals = refusals;
    this.clock = clock;
    this.defaultHold = settings.hold();
  }

  /**
   * The payment of the difference between a booking and what it would cost on another range: one
   * for a range, as long as there is time to pay it; another range takes its place.
   *
   * @throws ApiException if the booking can't be moved there, or nothing is to be paid for that
   */
  public Payment of(Booking booking, TimeRange range) {
    refusals.refuseOffTheGrid(booking, range);
    String newId = Ids.payment();
    return switch (store.requestPayment(newId, booking.id(), range, defaultHold)) {
      case RescheduleDue.Wanted wanted -> {
        Payment payment = wanted.payment();
        if (payment.id().equals(newId)) {
          startTimer(payment);
        }
        String replaced = wanted.replacedId();
        if (replaced != null) {
          call(replaced, () -> stories.wake(replaced, "replaced", CALL_DEADLINE));
        }
        yield payment;
      }
      case RescheduleRefusal refusal -> throw refusals.of(refusal, booking, range);
    };
  }

  private void startTimer(Payment payment) {
    // From here on Temporal's clock runs; a little late is right, early would be for nothing.
    Duration timeToPay = Duration.between(clock.instant(), payment.expiresAt()).plusMillis(1);
    call(payment.id(), () -> stories.startTimer(payment.id(), timeToPay, CALL_DEADLINE));
  }

  /** What Temporal doesn't hear of now, the sweep tells it. */
  private static void call(String paymentId, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      log.info("The story of {} is left to the sweep: {}", paymentId, e.toString());
    }
  }
}
