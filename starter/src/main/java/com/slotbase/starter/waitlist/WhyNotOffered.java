package com.slotbase.starter.waitlist;

import com.slotbase.adapters.waitlist.WaitlistEntry;
import com.slotbase.workflows.domain.BookingStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why there is no offer, by the facts of the entry at this moment. */
final class WhyNotOffered {

  private WhyNotOffered() {}

  /** Empty while an offer stands. */
  static Optional<String> of(WaitlistEntry entry) {
    return switch (entry.status()) {
      case OFFERED, ACCEPTED -> Optional.empty();
      case WAITING -> Optional.of(waiting(entry));
      case BOOKED -> Optional.of("It was offered and is booked: " + bookingOf(entry) + ".");
      case DECLINED -> Optional.of("You declined the offer" + at(entry.endedAt()) + ".");
      case LAPSED -> Optional.of(lapsed(entry));
      case LEFT ->
          Optional.of(
              "You let it go yourself"
                  + at(entry.endedAt())
                  + ", with booking "
                  + entry.gaveUp()
                  + ".");
      case MISSED ->
          Optional.of("It has begun" + at(entry.range().start()) + ", and was not free before.");
    };
  }

  private static String waiting(WaitlistEntry entry) {
    if (!entry.bookable()) {
      return "The listing has changed, and this range can't be booked any more.";
    }
    if (!entry.offerable()) {
      return "Not enough time is left to pay for it before it begins.";
    }
    if (entry.free()) {
      return "A hold of it has just ended, and it is about to be offered.";
    }
    String taken = "Some of it is still taken by other bookings";
    return switch (entry.before()) {
      case 0 -> taken + "; you are the first who waits for it.";
      case 1 -> taken + ", and 1 person waits for it before you.";
      default -> taken + ", and " + entry.before() + " people wait for it before you.";
    };
  }

  private static String lapsed(WaitlistEntry entry) {
    BookingStatus end = entry.offer() == null ? BookingStatus.EXPIRED : entry.offer().status();
    return switch (end) {
      case PAYMENT_FAILED ->
          "It was offered to you, and your payment failed" + at(entry.endedAt()) + ".";
      case CANCELLED -> "The offer was withdrawn" + at(entry.endedAt()) + ".";
      case HELD, EXPIRED, CONFIRMING, CONFIRMED, CANCELLING, CHECKED_IN, COMPLETED, NO_SHOW ->
          "Your offer lapsed" + at(entry.endedAt()) + ": it was not taken up in time.";
    };
  }

  private static String bookingOf(WaitlistEntry entry) {
    return entry.offer() == null ? "" : entry.offer().bookingId();
  }

  private static String at(@Nullable Instant time) {
    return time == null ? "" : " at " + time.truncatedTo(ChronoUnit.SECONDS);
  }
}
