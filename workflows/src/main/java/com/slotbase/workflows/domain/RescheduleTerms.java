package com.slotbase.workflows.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a booking's rows say at one moment, as far as another range for it is judged by them.
 *
 * @param at that moment of Postgres' clock
 * @param slot how long a slot was when it was held
 * @param slotPrice of one such slot then: what any range of this booking is priced by (B8)
 * @param price agreed for the range it has
 * @param paymentRequired whether its customer pays online
 * @param underWay the move that money is being taken for
 */
public record RescheduleTerms(
    BookingStatus status,
    TimeRange range,
    Instant at,
    Duration slot,
    Money slotPrice,
    Money price,
    boolean paymentRequired,
    Paid paid,
    @Nullable UnderWay underWay) {

  /**
   * What was paid for it, in minor units.
   *
   * @param inAllMinor in all, whatever was given back of it
   * @param leftMinor what was neither given back nor kept as a fee
   * @param movedBackMinor what was given back by moves to cheaper ranges
   */
  public record Paid(long inAllMinor, long leftMinor, long movedBackMinor) {}

  /** A move that was begun and is not decided yet. */
  public record UnderWay(String paymentId, TimeRange range) {}

  /**
   * What a range costs this booking: slot by slot, and in proportion, rounded half up, if the
   * listing's slots have another length by now.
   */
  Money priceOf(TimeRange other) {
    long slotMinutes = slot.toMinutes();
    long twice = Math.multiplyExact(2 * slotPrice.minor(), other.length().toMinutes());
    return new Money(Math.floorDiv(twice + slotMinutes, 2 * slotMinutes), slotPrice.currency());
  }

  /**
   * What a cheaper range gives back: the difference, but nothing that was never paid, and no more
   * than is left.
   */
  long backMinor(Money cheaper) {
    long unpaid = Math.max(0, price.minor() - (paid.inAllMinor() - paid.movedBackMinor()));
    long overpaid = Math.max(0, price.minor() - cheaper.minor() - unpaid);
    return Math.min(overpaid, Math.max(0, paid.leftMinor()));
  }
}
