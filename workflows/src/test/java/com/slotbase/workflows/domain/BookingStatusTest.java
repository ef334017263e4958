package com.slotbase.workflows.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of a booking's states (B2, B5, B7, C1, C2). */
class BookingStatusTest {

  private static final String TABLE =
      """
      HELD           | true  | CONFIRMING CONFIRMED EXPIRED CANCELLED
      EXPIRED        | false | CONFIRMING
      CONFIRMING     | true  | CONFIRMED PAYMENT_FAILED
      CONFIRMED      | true  | CANCELLING CHECKED_IN NO_SHOW COMPLETED
      PAYMENT_FAILED | false |
      CANCELLING     | false | CANCELLED CONFIRMED
      CANCELLED      | false |
      CHECKED_IN     | true  | COMPLETED
      COMPLETED      | false |
      NO_SHOW        | false |
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = TABLE)
  void transitionsAndOccupation_areThoseOfTheTable(
      BookingStatus status, boolean occupies, String next) {
    Set<BookingStatus> expected = parse(next);
    assertThat(status.occupies()).isEqualTo(occupies);
    assertThat(status.next()).isEqualTo(expected);
    for (BookingStatus other : BookingStatus.values()) {
      assertThat(status.canBecome(other))
          .as("%s to %s", status, other)
          .isEqualTo(expected.contains(other));
    }
  }

  @Test
  void table_hasEveryStatusOnce() {
    assertThat(TABLE.lines().map(line -> line.split("\\|", 2)[0].strip()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(BookingStatus.values()).map(BookingStatus::name).toList());
  }

  @ParameterizedTest
  @EnumSource
  void status_neverFollowsItself(BookingStatus status) {
    assertThat(status.canBecome(status)).isFalse();
  }

  @Test
  void everyStatus_isReachedFromAHold() {
    var reached = EnumSet.of(BookingStatus.HELD);
    var frontier = new HashSet<>(reached);
    while (!frontier.isEmpty()) {
      frontier =
          frontier.stream()
              .flatMap(status -> status.next().stream())
              .filter(reached::add)
              .collect(Collectors.toCollection(HashSet::new));
    }
    assertThat(reached).containsExactlyInAnyOrder(BookingStatus.values());
  }

  private static Set<BookingStatus> parse(String names) {
    return names == null
        ? Set.of()
        : Arrays.stream(names.split(" ")).map(BookingStatus::valueOf).collect(Collectors.toSet());
  }
}
