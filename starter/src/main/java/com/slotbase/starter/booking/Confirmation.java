package com.slotbase.starter.booking;

import com.slotbase.adapters.booking.BookingStore;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.booking.BookingStories;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.error.ErrorCode;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Confirms a hold by a compare-and-set; where money is to be taken, waits a while for it. */
@Component
class Confirmation {

  private static final Logger log = LoggerFactory.getLogger(Confirmation.class);

  /** How long a caller waits for the capture before it is told 202: 5 s, with what follows. */
  private static final Duration WAIT = Duration.ofMillis(4500);

  private static final Duration WAKE_DEADLINE = Duration.ofMillis(500);

  private final BookingStore store;
  private final AuthorizationCheck authorization;
  private final BookingStories stories;

  Confirmation(BookingStore store, AuthorizationCheck authorization, BookingStories stories) {
    this.store = store;
    this.authorization = authorization;
    this.stories = stories;
  }

  /**
   * @param booking as it was a moment ago
   * @return the booking, confirmed or still {@code CONFIRMING}
   * @throws ApiException if it can't be confirmed
   */
  Booking confirm(Booking booking, Caller caller) {
    return switch (booking.status()) {
      case CONFIRMED, CHECKED_IN, COMPLETED -> booking;
      case CONFIRMING -> see(booking, caller, false);
      case HELD -> confirmHold(booking, caller);
      case EXPIRED -> confirmExpired(booking, caller);
      case PAYMENT_FAILED, CANCELLING, CANCELLED, NO_SHOW -> throw invalidState(booking);
    };
  }

  private Booking confirmHold(Booking booking, Caller caller) {
    if (booking.awaitsAcceptance()) {
      throw invalidState(booking);
    }
    if (!booking.paymentRequired() || caller.actsFor(booking.sellerId())) {
      boolean won = store.confirmWithoutPayment(booking.id(), caller.sub());
      Booking now = now(booking);
      // Whoever was first, expiry or another confirm, has changed the state: once more from there.
      return won || now.status() == BookingStatus.HELD ? now : confirm(now, caller);
    }
    return switch (authorization.of(booking)) {
      case CONFIRMING -> see(booking, caller, false);
      case NONE -> {
        Booking now = now(booking);
        if (now.status() == BookingStatus.HELD) {
          throw new ApiException(ErrorCode.PAYMENT_REQUIRED);
        }
        yield confirm(now, caller);
      }
      case REFUSED -> confirmed(booking, caller).orElseThrow(() -> refused(now(booking)));
    };
  }

  /**
   * Only what was authorised in time saves it, and only if nobody else has the slot by now (B5).
   */
  private Booking confirmExpired(Booking booking, Caller caller) {
    return switch (authorization.of(booking)) {
      case CONFIRMING -> see(booking, caller, true);
      // Its story may have seen to it while Stripe was asked: the row says.
      case NONE, REFUSED ->
          confirmed(booking, caller).orElseThrow(() -> new ApiException(ErrorCode.HOLD_EXPIRED));
    };
  }

  /** The booking, if it is confirmed or being confirmed by now. */
  private Optional<Booking> confirmed(Booking booking, Caller caller) {
    Booking now = now(booking);
    return switch (now.status()) {
      case CONFIRMING, CONFIRMED, CHECKED_IN, COMPLETED -> Optional.of(confirm(now, caller));
      case HELD, EXPIRED, PAYMENT_FAILED, CANCELLING, CANCELLED, NO_SHOW -> Optional.empty();
    };
  }

  /** What is committed is seen through, by this call or without it. */
  private Booking see(Booking booking, Caller caller, boolean late) {
    try {
      stories.confirm(booking.id(), caller.role().claim(), late, WAIT);
    } catch (WorkflowExecutionAlreadyStarted ended) {
      // By now, or before a late payment took the booking up again.
      if (!late && now(booking).status() == BookingStatus.CONFIRMING) {
        return see(booking, caller, true);
      }
    } catch (RuntimeException e) {
      log.info("The confirm of {} goes on without its caller: {}", booking.id(), e.toString());
      wake(booking);
    }
    Booking now = now(booking);
    return switch (now.status()) {
      case CONFIRMING, CONFIRMED, CHECKED_IN, COMPLETED -> now;
      case HELD, EXPIRED, PAYMENT_FAILED, CANCELLING, CANCELLED, NO_SHOW -> throw refused(now);
    };
  }

  /**
   * An update that no worker has taken is lost with Temporal's memory; a signal is in the history
   * at once. If Temporal is away, the sweep wakes the story.
   */
  private void wake(Booking booking) {
    if (now(booking).status() != BookingStatus.CONFIRMING) {
      return;
    }
    try {
      stories.wake(booking.id(), "confirm", WAKE_DEADLINE);
    } catch (RuntimeException e) {
      log.info("The story of {} is left to the sweep: {}", booking.id(), e.toString());
    }
  }

  private Booking now(Booking booking) {
    return store.find(booking.id()).orElseThrow();
  }

  private static ApiException refused(Booking booking) {
    return switch (booking.status()) {
      case EXPIRED -> new ApiException(ErrorCode.HOLD_EXPIRED);
      case HELD -> new ApiException(ErrorCode.PAYMENT_REQUIRED);
      case CONFIRMING,
          CONFIRMED,
          PAYMENT_FAILED,
          CANCELLING,
          CANCELLED,
          CHECKED_IN,
          COMPLETED,
          NO_SHOW ->
          invalidState(booking);
    };
  }

  private static ApiException invalidState(Booking booking) {
    return new ApiException(ErrorCode.INVALID_STATE, Map.of("status", booking.status()));
  }
}
