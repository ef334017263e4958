package com.slotbase.adapters.waitlist;

import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's place on the waitlist, as it reads at this moment: what is over is over, whether
 * anybody noted it or not.
 *
 * @param offer null unless one was made, however it ended
 * @param endedAt null while it is open
 * @param gaveUp the booking with which they let go what they waited for
 * @param before how many wait for the same range for longer
 * @param bookable whether the range is still made of whole slots of the listing
 * @param offerable whether enough time is left to offer it: to pay for it before it begins, if it
 *     is to be paid
 * @param free whether nobody has it: a hold that is over has nothing, but who waits is offered it
 *     when that is noted
 */
public record WaitlistEntry(
    String id,
    String listingId,
    String personId,
    TimeRange range,
    WaitlistStatus status,
    @Nullable Offer offer,
    @Nullable Instant endedAt,
    @Nullable String gaveUp,
    int before,
    boolean bookable,
    boolean offerable,
    boolean free) {

  /** The hold that was made for who waited. */
  public record Offer(String bookingId, BookingStatus status, Instant expiresAt) {}
}
