package com.slotbase.starter.cancellation;

import com.slotbase.adapters.booking.BookingStore;
import com.slotbase.adapters.cancellation.CancellationStore;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.security.Caller;
import com.slotbase.workflows.cancellation.CancellationStories;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.error.ErrorCode;
import com.slotbase.workflows.story.Stories;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Cancels by a compare-and-set; where money goes back, waits a while for it. */
@Component
class Cancelling {

  private static final Logger log = LoggerFactory.getLogger(Cancelling.class);

  /** How long a caller waits for the refund before it is told 202: 5 s, with what follows. */
  private static final Duration WAIT = Duration.ofMillis(4500);

  private static final Duration WAKE_DEADLINE = Duration.ofMillis(500);

  private final BookingStore bookings;
  private final CancellationStore cancellations;
  private final CancellationStories stories;

  Cancelling(BookingStore bookings, CancellationStore cancellations, Stories stories) {
    this.bookings = bookings;
    this.cancellations = cancellations;
    this.stories = stories.cancellations();
  }

  /**
   * @param booking as it was a moment ago
   * @return the booking, cancelled or still {@code CANCELLING}
   * @throws ApiException if it can't be cancelled, or its refund waits for an operator
   */
  Booking cancel(Booking booking, Caller caller, @Nullable String reason) {
    return switch (booking.status()) {
      case HELD -> {
        bookings.cancelHold(booking.id(), caller.sub(), reason);
        yield unlessChanged(booking, caller, reason);
      }
      case CONFIRMED -> {
        cancellations.begin(booking.id(), caller.sub(), reason);
        yield unlessChanged(booking, caller, reason);
      }
      case CANCELLING -> see(booking, caller);
      case CANCELLED -> booking;
      case EXPIRED, CONFIRMING, PAYMENT_FAILED, CHECKED_IN, COMPLETED, NO_SHOW ->
          throw invalidState(booking);
    };
  }

  /** Whether it was this call or another one: what the booking is now decides. */
  private Booking unlessChanged(Booking before, Caller caller, @Nullable String reason) {
    Booking now = now(before);
    if (now.status() == before.status()) {
      // Its time is over, or something else is being decided about it.
      throw invalidState(now);
    }
    return cancel(now, caller, reason);
  }

  /** What is committed is seen through, by this call or without it. */
  private Booking see(Booking booking, Caller caller) {
    Optional<Integer> number = cancellations.underWay(booking.id());
    if (number.isPresent() && !cancellations.isParked(booking.id())) {
      await(booking.id(), number.get(), caller);
    }
    Booking now = now(booking);
    return switch (now.status()) {
      case CANCELLED -> now;
      case CANCELLING -> {
        if (cancellations.isParked(booking.id())) {
          throw new ApiException(ErrorCode.CANCELLATION_INCOMPLETE, Map.of("status", now.status()));
        }
        yield now;
      }
      default -> throw invalidState(now);
    };
  }

  private void await(String bookingId, int number, Caller caller) {
    try {
      stories.await(bookingId, number, caller.role().claim(), WAIT);
    } catch (RuntimeException e) {
      log.info("The cancellation of {} goes on without its caller: {}", bookingId, e.toString());
      wake(bookingId, number);
    }
  }

  /**
   * An update that no worker has taken is lost with Temporal's memory; a start is in the history at
   * once. If Temporal is away, the sweep starts the saga.
   */
  private void wake(String bookingId, int number) {
    if (cancellations.underWay(bookingId).isEmpty()) {
      return;
    }
    try {
      stories.ensureRunning(bookingId, number, WAKE_DEADLINE);
    } catch (RuntimeException e) {
      log.info("The cancellation of {} is left to the sweep: {}", bookingId, e.toString());
    }
  }

  private Booking now(Booking booking) {
    return bookings.find(booking.id()).orElseThrow();
  }

  private static ApiException invalidState(Booking booking) {
    BookingStatus status = booking.status();
    return new ApiException(
        ErrorCode.INVALID_STATE, Map.of("status", status, "end", booking.range().end()));
  }
}
