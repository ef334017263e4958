package com.slotbase.workflows.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds of every grid, whatever its zone, openings and slot length: tried on random listings
 * around every change of the clock in a year. The seed is the name of the case.
 */
class SlotGridPropertiesTest {

  private static final List<ZoneId> ZONES =
      Stream.of(
              "Europe/Madrid",
              "America/New_York",
              "Australia/Lord_Howe",
              "America/Santiago",
              "Asia/Beirut",
              "Africa/Casablanca",
              "Pacific/Chatham",
              "Asia/Kathmandu",
              "UTC")
          .map(ZoneId::of)
          .toList();
  private static final Instant YEAR = Instant.parse("2027-01-01T00:00:00Z");

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 80);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void slots_haveTheSlotsLength_followOneAnother_andLieWithinTheOpenings(int seed) {
    var random = new Random(seed);
    Listing listing = listing(random);
    for (Instant around : interesting(listing.timeZone(), random)) {
      List<TimeRange> slots = around(listing, around);
      Instant reached = Instant.MIN;
      for (TimeRange slot : slots) {
        assertThat(slot.length()).isEqualTo(listing.slot());
        assertThat(slot.start()).as("no instant lies in two slots").isAfterOrEqualTo(reached);
        assertThat(isOpenAt(listing, slot.start())).as("%s of %s", slot, listing).isTrue();
        assertThat(isOpenAt(listing, slot.end().minusMillis(1)))
            .as("%s of %s", slot, listing)
            .isTrue();
        reached = slot.end();
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void runOfConsecutiveSlots_hasAsManySlots_andNothingBesideItHasAny(int seed) {
    var random = new Random(seed);
    Listing listing = listing(random);
    var grid = new SlotGrid(listing);
    List<TimeRange> slots = around(listing, interesting(listing.timeZone(), random).getFirst());
    for (int first = 0; first < slots.size(); first++) {
      int count = 1;
      while (first + count < slots.size()
          && slots.get(first + count).start().equals(slots.get(first + count - 1).end())
          && random.nextInt(5) > 0) {
        count++;
      }
      Instant start = slots.get(first).start();
      Instant end = slots.get(first + count - 1).end();
      assertThat(grid.slotsIn(new TimeRange(start, end))).hasValue(count);
      assertThat(grid.slotsIn(new TimeRange(start.plusSeconds(1), end))).isEmpty();
      assertThat(grid.slotsIn(new TimeRange(start, end.minusSeconds(1)))).isEmpty();
      assertThat(grid.slotsIn(new TimeRange(start.minusSeconds(1), end.plusSeconds(1)))).isEmpty();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void grid_isTheSameHoweverItIsAskedFor(int seed) {
    var random = new Random(seed);
    Listing listing = listing(random);
    var grid = new SlotGrid(listing);
    Instant from = interesting(listing.timeZone(), random).getFirst().minus(Duration.ofDays(2));
    Instant to = from.plus(Duration.ofDays(4));
    Instant cut = from.plusSeconds(random.nextInt((int) Duration.ofDays(4).toSeconds()));
    var pieces = new ArrayList<>(grid.startingWithin(from, cut));
    pieces.addAll(grid.startingWithin(cut, to));
    assertThat(pieces).isEqualTo(grid.startingWithin(from, to));
  }

  private static Listing listing(Random random) {
    ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
    var bounds = new TreeSet<Integer>();
    while (bounds.size() < 4) {
      // Quarters of the day's first hours are where clocks are changed; the rest of it is coarser.
      bounds.add(random.nextBoolean() ? random.nextInt(20) * 15 : random.nextInt(49) * 30);
    }
    List<Integer> sorted = List.copyOf(bounds);
    List<OpeningHours> openings =
        List.of(opening(sorted.get(0), sorted.get(1)), opening(sorted.get(2), sorted.get(3)));
    return Listings.open(zone, Duration.ofMinutes(5L * (1 + random.nextInt(24))), 1, openings);
  }

  private static OpeningHours opening(int fromMinute, int toMinute) {
    return new OpeningHours(
        EnumSet.allOf(DayOfWeek.class),
        LocalTime.MIN.plusMinutes(fromMinute),
        Duration.ofMinutes(toMinute - fromMinute));
  }

  /** The changes of the clock in a year, and some other moment of it. */
  private static List<Instant> interesting(ZoneId zone, Random random) {
    var moments = new ArrayList<Instant>();
    for (var change = zone.getRules().nextTransition(YEAR);
        change != null && change.getInstant().isBefore(YEAR.plus(Duration.ofDays(366)));
        change = zone.getRules().nextTransition(change.getInstant())) {
      moments.add(change.getInstant());
    }
    moments.add(YEAR.plus(Duration.ofHours(random.nextInt(365 * 24))));
    return moments;
  }

  private static List<TimeRange> around(Listing listing, Instant moment) {
    return new SlotGrid(listing)
        .startingWithin(moment.minus(Duration.ofDays(2)), moment.plus(Duration.ofDays(2)));
  }

  /** Whether the wall clock shows an opening; in an hour that comes twice it proves nothing. */
  private static boolean isOpenAt(Listing listing, Instant moment) {
    LocalDateTime shown = LocalDateTime.ofInstant(moment, listing.timeZone());
    if (listing.timeZone().getRules().getValidOffsets(shown).size() > 1) {
      return true;
    }
    Duration sinceMidnight = Duration.between(LocalTime.MIN, shown.toLocalTime());
    return listing.openingHours().stream()
        .anyMatch(hours -> {
          Duration from = Duration.between(LocalTime.MIN, hours.from());
          return sinceMidnight.compareTo(from) >= 0
              && sinceMidnight.compareTo(from.plus(hours.length())) < 0;
        });
  }
}
