package com.slotbase.workflows.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.Availability.Claim;
import com.slotbase.workflows.domain.Availability.FreeSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is free on a grid: whole slots, by unit (B2, B10). */
class AvailabilityTest {

  private static final Instant DAY = Instant.parse("2027-06-01T00:00:00Z");

  @Test
  void emptyListing_hasEveryUnitOfEverySlotFree() {
    assertThat(availability(3, "08:00-10:00").slots(hour(0), hour(24)))
        .containsExactly(new FreeSlot(range(8, 9), 3), new FreeSlot(range(9, 10), 3));
  }

  @Test
  void fullSlot_isShownWithNothingFree() {
    assertThat(availability(1, "08:00-10:00", claim(1, 8, 9)).slots(hour(0), hour(24)))
        .containsExactly(new FreeSlot(range(8, 9), 0), new FreeSlot(range(9, 10), 1));
  }

  @Test
  void unitThatIsTakenTwiceWithinASlot_countsOnce() {
    var half = new Claim(1, new TimeRange(hour(8), hour(8).plusSeconds(1800)));
    var rest = new Claim(1, new TimeRange(hour(8).plusSeconds(1800), hour(9)));
    assertThat(availability(2, "08:00-09:00", half, rest).slots(hour(0), hour(24)))
        .containsExactly(new FreeSlot(range(8, 9), 1));
  }

  @Test
  void claimThatOnlyTouchesASlot_leavesItFree() {
    assertThat(
            availability(1, "08:00-09:00", claim(1, 7, 8), claim(1, 9, 10))
                .slots(hour(0), hour(24)))
        .containsExactly(new FreeSlot(range(8, 9), 1));
  }

  @Test
  void unitLeftOverFromALargerCapacity_takesNothing() {
    assertThat(availability(2, "08:00-09:00", claim(3, 8, 9)).slots(hour(0), hour(24)))
        .containsExactly(new FreeSlot(range(8, 9), 2));
  }

  @Test
  void alternatives_areTheNextFreeRunsInOrder() {
    assertThat(availability(1, "08:00-14:00", claim(1, 9, 10)).nextFree(2, hour(8), hour(24), 5))
        .containsExactly(range(10, 12), range(11, 13), range(12, 14));
  }

  @Test
  void alternatives_areAtMostAsManyAsAskedFor() {
    assertThat(availability(1, "08:00-20:00").nextFree(1, hour(0), hour(24), 5))
        .hasSize(5)
        .startsWith(range(8, 9))
        .endsWith(range(12, 13));
  }

  /** A booking stays on one unit: two half-free units are no free one. */
  @Test
  void runThatWouldChangeUnits_isNotFree() {
    var availability = availability(2, "08:00-10:00", claim(1, 8, 9), claim(2, 9, 10));
    assertThat(availability.nextFree(1, hour(0), hour(24), 5))
        .containsExactly(range(8, 9), range(9, 10));
    assertThat(availability.nextFree(2, hour(0), hour(24), 5)).isEmpty();
  }

  @Test
  void runOverAClosing_isNotOffered() {
    assertThat(availability(1, "08:00-10:00 12:00-14:00").nextFree(2, hour(0), hour(24), 5))
        .containsExactly(range(8, 10), range(12, 14));
  }

  @Test
  void runOverMidnight_isOfferedWhenOpenThroughIt() {
    assertThat(availability(1, "00:00-24:00").nextFree(3, hour(22), hour(26), 5))
        .containsExactly(range(22, 25), range(23, 26));
  }

  @Test
  void moreSlotsThanThereAre_areNotOffered() {
    assertThat(availability(1, "08:00-10:00").nextFree(3, hour(0), hour(24), 5)).isEmpty();
  }

  /**
   * @param openings separated by spaces
   */
  private static Availability availability(int capacity, String openings, Claim... claims) {
    return new Availability(
        Listings.open(ZoneOffset.UTC, Duration.ofHours(1), capacity, openings.split(" ")),
        List.of(claims));
  }

  private static Claim claim(int unit, int fromHour, int toHour) {
    return new Claim(unit, range(fromHour, toHour));
  }

  private static TimeRange range(int fromHour, int toHour) {
    return new TimeRange(hour(fromHour), hour(toHour));
  }

  private static Instant hour(int hour) {
    return DAY.plus(Duration.ofHours(hour));
  }
}
