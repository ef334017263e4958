package com.slotbase.workflows.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Free slots of a listing, from the grid and what is claimed on it (B10). */
public final class Availability {

  /** A slot and how many units of it are free, 0 included. */
  public record FreeSlot(TimeRange range, int free) {}

  /** A unit that somebody occupies for a while; units count from 1. */
  public record Claim(int unit, TimeRange range) {}

  private final Listing listing;
  private final List<Claim> claims;

  public Availability(Listing listing, List<Claim> claims) {
    this.listing = listing;
    this.claims = List.copyOf(claims);
  }

  /** Every slot that starts within the range, full ones too. */
  public List<FreeSlot> slots(Instant from, Instant to) {
    return new SlotGrid(listing)
        .startingWithin(from, to).stream()
            .map(slot -> new FreeSlot(slot, listing.capacity() - takenUnits(slot).size()))
            .toList();
  }

  /**
   * The next ranges of {@code slotCount} slots in a row that one unit has free, from {@code from}
   * on and before {@code to}.
   */
  public List<TimeRange> nextFree(int slotCount, Instant from, Instant to, int limit) {
    List<TimeRange> slots = new SlotGrid(listing).startingWithin(from, to);
    var free = new ArrayList<TimeRange>();
    for (int first = 0; first + slotCount <= slots.size() && free.size() < limit; first++) {
      List<TimeRange> run = slots.subList(first, first + slotCount);
      var range = new TimeRange(run.getFirst().start(), run.getLast().end());
      boolean unbroken = range.length().equals(listing.slot().multipliedBy(slotCount));
      if (unbroken && takenUnits(range).size() < listing.capacity()) {
        free.add(range);
      }
    }
    return free;
  }

  private Set<Integer> takenUnits(TimeRange range) {
    var units = new HashSet<Integer>();
    for (Claim claim : claims) {
      // A unit beyond the capacity is left over from when there were more; it takes none of these.
      if (claim.unit() <= listing.capacity() && claim.range().overlaps(range)) {
        units.add(claim.unit());
      }
    }
    return units;
  }
}
