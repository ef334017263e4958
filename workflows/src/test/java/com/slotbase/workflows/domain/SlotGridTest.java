package com.slotbase.workflows.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grid of a listing, on usual days and on those whose clock is changed (B8, B10). */
class SlotGridTest {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void usualDay_hasASlotPerHourOfOpening() {
    var grid = new SlotGrid(Listings.open(MADRID, HOUR, 1, "08:00-22:00"));
    List<TimeRange> slots = grid.startingWithin(at("2027-06-01T00:00"), at("2027-06-02T00:00"));
    assertThat(slots).hasSize(14);
    assertThat(slots.getFirst())
        .isEqualTo(new TimeRange(at("2027-06-01T08:00"), at("2027-06-01T09:00")));
    assertThat(slots.getLast().end()).isEqualTo(at("2027-06-01T22:00"));
  }

  @Test
  void rangeOfAGrid_includesItsStartAndExcludesItsEnd() {
    var grid = new SlotGrid(Listings.open(MADRID, HOUR, 1, "08:00-22:00"));
    assertThat(grid.startingWithin(at("2027-06-01T08:00"), at("2027-06-01T10:00")))
        .extracting(TimeRange::start)
        .containsExactly(at("2027-06-01T08:00"), at("2027-06-01T09:00"));
    assertThat(grid.startingWithin(at("2027-06-01T08:01"), at("2027-06-01T09:00"))).isEmpty();
    assertThat(grid.startingWithin(at("2027-06-01T22:00"), at("2027-06-02T08:00"))).isEmpty();
  }

  @Test
  void dayOfTheWeek_isThatOfTheListingsZone() {
    var auckland = ZoneId.of("Pacific/Auckland");
    var listing =
        Listings.open(
            auckland, HOUR, 1, List.of(Listings.on(EnumSet.of(DayOfWeek.TUESDAY), "08:00-10:00")));
    // 1 June 2027 is a Tuesday; in UTC it is Monday evening.
    assertThat(new SlotGrid(listing).startingWithin(day("2027-05-30"), day("2027-06-06")))
        .extracting(TimeRange::start)
        .containsExactly(
            Instant.parse("2027-05-31T20:00:00Z"), Instant.parse("2027-05-31T21:00:00Z"));
  }

  @Test
  void slotThatDoesNotDivideTheOpening_leavesItsRestUnsold() {
    var grid = new SlotGrid(Listings.open(MADRID, Duration.ofMinutes(90), 1, "08:00-12:00"));
    assertThat(grid.startingWithin(day("2027-06-01"), day("2027-06-02")))
        .extracting(TimeRange::start)
        .containsExactly(at("2027-06-01T08:00"), at("2027-06-01T09:30"));
  }

  @Test
  void severalOpeningsOfADay_eachHaveAGridOfTheirOwn() {
    var grid = new SlotGrid(Listings.open(MADRID, HOUR, 1, "16:30-18:30", "09:00-11:15"));
    assertThat(grid.startingWithin(day("2027-06-01"), day("2027-06-02")))
        .extracting(TimeRange::start)
        .containsExactly(
            at("2027-06-01T09:00"),
            at("2027-06-01T10:00"),
            at("2027-06-01T16:30"),
            at("2027-06-01T17:30"));
    assertThat(grid.slotsIn(range("2027-06-01T10:00", "2027-06-01T17:30"))).isEmpty();
  }

  @Test
  void openingsThatTouch_makeOneRun() {
    var grid = new SlotGrid(Listings.open(MADRID, HOUR, 1, "08:00-12:00", "12:00-14:00"));
    assertThat(grid.slotsIn(range("2027-06-01T11:00", "2027-06-01T13:00"))).hasValue(2);
  }

  @Test
  void openAroundTheClock_hasRunsOverMidnight() {
    var grid = new SlotGrid(Listings.open(MADRID, HOUR, 1, "00:00-24:00"));
    assertThat(grid.slotsIn(range("2027-06-01T22:00", "2027-06-02T02:00"))).hasValue(4);
  }

  @Test
  void openUntilMidnight_endsThere() {
    var grid = new SlotGrid(Listings.open(MADRID, HOUR, 1, "22:00-24:00"));
    assertThat(grid.slotsIn(range("2027-06-01T22:00", "2027-06-02T00:00"))).hasValue(2);
    assertThat(grid.slotsIn(range("2027-06-01T23:00", "2027-06-02T01:00"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2027-06-01T08:30, 2027-06-01T09:30", // off the grid
    "2027-06-01T08:00, 2027-06-01T08:59", // ends within a slot
    "2027-06-01T08:00, 2027-06-01T09:01",
    "2027-06-01T07:00, 2027-06-01T09:00", // begins before the opening
    "2027-06-01T21:00, 2027-06-01T23:00", // ends after the closing
    "2027-06-01T02:00, 2027-06-01T03:00", // closed
    "2027-06-01T21:00, 2027-06-02T09:00" // two days with a night between them
  })
  void rangeThatIsNotWholeSlots_hasNone(String start, String end) {
    var grid = new SlotGrid(Listings.open(MADRID, HOUR, 1, "08:00-22:00"));
    assertThat(grid.slotsIn(range(start, end))).isEqualTo(OptionalInt.empty());
  }

  /** Slots of an hour in the 23, 25, 23.5 and 24.5 hours of days whose clock is changed. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Madrid,       2027-03-28, 23",
    "Europe/Madrid,       2027-10-31, 25",
    "America/New_York,    2027-03-14, 23",
    "America/New_York,    2027-11-07, 25",
    "Australia/Lord_Howe, 2027-10-03, 23",
    "Australia/Lord_Howe, 2027-04-04, 24",
    "America/Santiago,    2027-09-05, 23",
    "America/Santiago,    2027-04-03, 25",
    "Asia/Beirut,         2027-03-28, 23",
    "Asia/Beirut,         2027-10-30, 25",
    "Asia/Kolkata,        2027-03-28, 24"
  })
  void dayWhoseClockIsChanged_hasAsManySlotsAsItHasHours(ZoneId zone, LocalDate day, int slots) {
    var grid = new SlotGrid(Listings.open(zone, HOUR, 1, "00:00-24:00"));
    Instant from = day.atStartOfDay(zone).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
    List<TimeRange> found = grid.startingWithin(from, to);
    assertThat(found).hasSize(slots);
    assertThat(found.getFirst().start()).isEqualTo(from);
    assertThat(found.getLast().end()).isBetween(to.minus(Duration.ofMinutes(59)), to);
  }

  @Test
  void rangeOnTheOldClock_isOffTheGridAfterAHalfHourJump() {
    var lordHowe = ZoneId.of("Australia/Lord_Howe");
    var grid = new SlotGrid(Listings.open(lordHowe, HOUR, 1, "00:00-24:00"));
    // The clock jumps from 02:00 to 02:30: the third slot starts at 02:30, not at 03:00.
    Instant third = at("2027-10-03T02:30", lordHowe);
    assertThat(grid.slotsIn(new TimeRange(third, third.plus(HOUR)))).hasValue(1);
    Instant three = at("2027-10-03T03:00", lordHowe);
    assertThat(grid.slotsIn(new TimeRange(three, three.plus(HOUR)))).isEmpty();
  }

  @Test
  void openingThatTheClockSkips_isMovedOnAndShortened() {
    var grid = new SlotGrid(Listings.open(MADRID, Duration.ofMinutes(30), 1, "02:30-05:00"));
    assertThat(grid.startingWithin(day("2027-03-28"), day("2027-03-29")))
        .extracting(TimeRange::start)
        .containsExactly(at("2027-03-28T03:30"), at("2027-03-28T04:00"), at("2027-03-28T04:30"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"02:00-03:00", "02:30-03:30", "02:15-02:45"})
  void openingThatTheClockSkipsWhole_hasNoSlots(String opening) {
    var grid = new SlotGrid(Listings.open(MADRID, Duration.ofMinutes(15), 1, opening));
    assertThat(grid.startingWithin(day("2027-03-28"), day("2027-03-29"))).isEmpty();
  }

  @Test
  void closingThatTheClockSkips_isTheMomentOfTheJump() {
    var grid =
        new SlotGrid(
            Listings.open(MADRID, Duration.ofMinutes(15), 1, "01:30-02:15", "03:00-03:15"));
    assertThat(grid.startingWithin(day("2027-03-28"), day("2027-03-29")))
        .extracting(TimeRange::start)
        .containsExactly(at("2027-03-28T01:30"), at("2027-03-28T01:45"), at("2027-03-28T03:00"));
  }

  @Test
  void hourThatComesTwice_isSoldTwiceWhenOpenThroughIt() {
    var grid = new SlotGrid(Listings.open(MADRID, HOUR, 1, "01:00-04:00"));
    List<TimeRange> slots = grid.startingWithin(day("2027-10-31"), day("2027-11-01"));
    assertThat(slots).hasSize(4);
    assertThat(grid.slotsIn(new TimeRange(slots.getFirst().start(), slots.getLast().end())))
        .hasValue(4);
  }

  private static Instant at(String local) {
    return at(local, MADRID);
  }

  private static Instant at(String local, ZoneId zone) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  private static Instant day(String date) {
    return at(date + "T00:00");
  }

  private static TimeRange range(String start, String end) {
    return new TimeRange(at(start), at(end));
  }
}
