package com.slotbase.workflows.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.slotbase.workflows.domain.CancellationPolicy.Tier;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that can't be meant are refused where they are made. */
class BoundsTest {

  private static final Instant NOON = Instant.parse("2027-06-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 100", "8760, 100", "8760, 0", "48, 50"})
  void tierWithinBounds_isAccepted(int hoursBefore, int percent) {
    assertThatNoException().isThrownBy(() -> new Tier(hoursBefore, percent));
  }

  @ParameterizedTest
  @CsvSource({"-1, 50", "8761, 50", "24, -1", "24, 101"})
  void tierOutOfBounds_isRefused(int hoursBefore, int percent) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Tier(hoursBefore, percent));
  }

  @Test
  void policyWithANegativeFee_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CancellationPolicy(List.of(new Tier(0, 100)), -1));
  }

  @Test
  void policyAndListing_keepTheirOwnCopyOfLists() {
    var tiers = new ArrayList<>(List.of(new Tier(48, 100)));
    var policy = new CancellationPolicy(tiers, 500);
    tiers.clear();
    assertThat(policy.tiers()).containsExactly(new Tier(48, 100));
    assertThat(CancellationPolicy.FULL_UNTIL_START)
        .isEqualTo(new CancellationPolicy(List.of(new Tier(0, 100)), 0));
  }

  @Test
  void rangeThatDoesNotEndAfterItsStart_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TimeRange(NOON, NOON));
    assertThatIllegalArgumentException().isThrownBy(() -> new TimeRange(NOON, NOON.minusNanos(1)));
  }

  @Test
  void rangesThatTouch_doNotOverlap() {
    var hour = range(0, 60);
    assertThat(hour.overlaps(range(60, 120))).isFalse();
    assertThat(hour.overlaps(range(-60, 0))).isFalse();
    assertThat(hour.overlaps(range(59, 120))).isTrue();
    assertThat(hour.overlaps(range(10, 20))).isTrue();
    assertThat(range(10, 20).overlaps(hour)).isTrue();
    assertThat(hour.overlaps(hour)).isTrue();
    assertThat(hour.length()).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({"08:00, PT14H", "00:00, PT24H", "23:59, PT1M", "00:00, PT1M"})
  void openingWithinTheDay_isAccepted(LocalTime from, Duration length) {
    assertThatNoException()
        .isThrownBy(() -> new OpeningHours(Set.of(DayOfWeek.MONDAY), from, length));
  }

  @ParameterizedTest
  @CsvSource({"08:00, PT0S", "08:00, PT-1H", "00:00, PT24H1M", "23:00, PT2H", "00:01, PT24H"})
  void openingThatLeavesTheDay_isRefused(LocalTime from, Duration length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OpeningHours(Set.of(DayOfWeek.MONDAY), from, length));
  }

  @Test
  void openingOnNoDay_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OpeningHours(Set.of(), LocalTime.NOON, Duration.ofHours(1)));
  }

  /** B5: at or before the end counts, in the whole seconds that Stripe tells. */
  @Test
  void authorisationAtTheEndOfTheHold_isInTime() {
    var payment =
        new Payment(
            "p",
            "b",
            "l",
            new Money(1, "EUR"),
            PaymentStatus.NONE,
            null,
            NOON.plusMillis(400),
            1,
            true,
            false);
    assertThat(payment.inTime(NOON)).isTrue();
    assertThat(payment.inTime(NOON.plusMillis(400))).isTrue();
    assertThat(payment.inTime(NOON.plusSeconds(1))).isFalse();
  }

  private static TimeRange range(int fromMinute, int toMinute) {
    return new TimeRange(NOON.plusSeconds(fromMinute * 60L), NOON.plusSeconds(toMinute * 60L));
  }
}
