package com.slotbase.workflows.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The slots of a listing: from each opening on, one after the other, as long as a whole one ends by
 * closing time (B8, B10).
 *
 * <p>A slot is a range of instants of the listing's slot length. On a day whose clock is changed
 * while the listing is open, the later slots therefore start at other times on the clock; none is
 * longer, shorter, missing or there twice.
 */
public final class SlotGrid {

  private final Listing listing;

  public SlotGrid(Listing listing) {
    this.listing = listing;
  }

  /** The slots that start at or after {@code from} and before {@code to}, in order. */
  public List<TimeRange> startingWithin(Instant from, Instant to) {
    var slots = new ArrayList<TimeRange>();
    // Opening hours never reach past the midnight that ends their day, so one day before is enough.
    LocalDate last = to.atZone(listing.timeZone()).toLocalDate();
    for (LocalDate day = from.atZone(listing.timeZone()).toLocalDate().minusDays(1);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      for (TimeRange slot : on(day)) {
        if (!slot.start().isBefore(from) && slot.start().isBefore(to)) {
          slots.add(slot);
        }
      }
    }
    return slots;
  }

  /** How many whole slots the range is made of, one following the other; empty if it isn't. */
  public OptionalInt slotsIn(TimeRange range) {
    Instant reached = range.start();
    int count = 0;
    for (TimeRange slot : startingWithin(range.start(), range.end())) {
      if (!slot.start().equals(reached)) {
        return OptionalInt.empty();
      }
      reached = slot.end();
      count++;
    }
    return reached.equals(range.end()) ? OptionalInt.of(count) : OptionalInt.empty();
  }

  private List<TimeRange> on(LocalDate day) {
    var slots = new ArrayList<TimeRange>();
    listing.openingHours().stream()
        .filter(hours -> hours.openOn(day))
        .sorted(Comparator.comparing(OpeningHours::from))
        .forEach(hours -> {
          Instant closes = hours.closesOn(day, listing.timeZone());
          Instant start = hours.opensOn(day, listing.timeZone());
          for (Instant end = start.plus(listing.slot());
              !end.isAfter(closes);
              end = end.plus(listing.slot())) {
            slots.add(new TimeRange(start, end));
            start = end;
          }
        });
    return slots;
  }
}
