package com.slotbase.starter.reschedule;

import com.slotbase.adapters.booking.BookingStore;
import com.slotbase.adapters.payment.PaymentStore;
import com.slotbase.adapters.reschedule.RescheduleOutcome;
import com.slotbase.adapters.reschedule.RescheduleRefusal;
import com.slotbase.adapters.reschedule.RescheduleStore;
import com.slotbase.starter.booking.AuthorizationCheck;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.Payment;
import com.slotbase.workflows.domain.RescheduleVerdict.Wish;
import com.slotbase.workflows.error.ErrorCode;
import com.slotbase.workflows.reschedule.RescheduleStories;
import com.slotbase.workflows.story.Stories;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Moves a booking in one transaction; where money is to be taken, waits a while for it. */
@Component
class Rescheduling {

  private static final Logger log = LoggerFactory.getLogger(Rescheduling.class);

  /** How long a caller waits for the capture before it is told 202: 5 s, with what follows. */
  private static final Duration WAIT = Duration.ofMillis(4500);

  private static final Duration WAKE_DEADLINE = Duration.ofMillis(500);

  private final BookingStore bookings;
  private final RescheduleStore store;
  private final PaymentStore payments;
  private final AuthorizationCheck authorization;
  private final RescheduleStories stories;
  private final Refusals refusals;

  Rescheduling(
      BookingStore bookings,
      RescheduleStore store,
      PaymentStore payments,
      AuthorizationCheck authorization,
      Stories stories,
      Refusals refusals) {
    this.bookings = bookings;
    this.store = store;
    this.payments = payments;
    this.authorization = authorization;
    this.stories = stories.reschedules();
    this.refusals = refusals;
  }

  /**
   * @param booking as it was a moment ago
   * @return the booking, on the range that is wished for, or where it was while the money is taken
   * @throws ApiException if it can't be moved there
   */
  Booking reschedule(Booking booking, Caller caller, Wish wish) {
    refusals.refuseOffTheGrid(booking, wish.range());
    return switch (decided(booking, caller, wish)) {
      case RescheduleOutcome.Moved moved -> now(booking);
      case RescheduleOutcome.UnderWay underWay -> see(booking, caller, wish, underWay.paymentId());
      case RescheduleOutcome.PaymentRequired required -> throw paymentRequired(required.due());
      case RescheduleRefusal refusal -> throw refusals.of(refusal, booking, wish.range());
    };
  }

  /** Once more if Stripe, asked once, may have told something new of the payment. */
  private RescheduleOutcome decided(Booking booking, Caller caller, Wish wish) {
    RescheduleOutcome outcome = store.reschedule(booking.id(), wish, caller.sub());
    if (outcome instanceof RescheduleOutcome.PaymentRequired required) {
      Payment wanted = required.wanted();
      if (wanted != null && wanted.paymentIntentId() != null) {
        authorization.look(wanted);
        return store.reschedule(booking.id(), wish, caller.sub());
      }
    }
    return outcome;
  }

  /** What is committed is seen through, by this call or without it. */
  private Booking see(Booking booking, Caller caller, Wish wish, String paymentId) {
    try {
      stories.await(paymentId, caller.role().claim(), WAIT);
    } catch (RuntimeException e) {
      log.info("The move of {} goes on without its caller: {}", booking.id(), e.toString());
      wake(paymentId);
    }
    // In this order: what is decided is seen in the row then.
    boolean underWay = store.isUnderWay(paymentId);
    Booking now = now(booking);
    if (!underWay && !now.range().equals(wish.range())) {
      throw paymentRequired(payments.find(paymentId).orElseThrow().amount());
    }
    return now;
  }

  /**
   * An update that no worker has taken is lost with Temporal's memory; a signal is in the history
   * at once. If Temporal is away, the sweep wakes the story.
   */
  private void wake(String paymentId) {
    if (!store.isUnderWay(paymentId)) {
      return;
    }
    try {
      stories.wake(paymentId, "reschedule", WAKE_DEADLINE);
    } catch (RuntimeException e) {
      log.info("The story of {} is left to the sweep: {}", paymentId, e.toString());
    }
  }

  private Booking now(Booking booking) {
    return bookings.find(booking.id()).orElseThrow();
  }

  private static ApiException paymentRequired(Money difference) {
    return new ApiException(ErrorCode.PAYMENT_REQUIRED, Map.of("difference", difference));
  }
}
