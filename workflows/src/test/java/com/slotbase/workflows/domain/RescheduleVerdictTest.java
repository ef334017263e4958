package com.slotbase.workflows.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.RescheduleVerdict.Wish;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** B7: bookings from 10 to 12 of a listing whose slots of an hour cost 45.00 when it was held. */
class RescheduleVerdictTest {

  private static final Instant MIDNIGHT = Instant.parse("2027-06-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // to           price  back  due
    "14:00, 16:00,   9000,    0,    0",
    "11:00, 13:00,   9000,    0,    0",
    "14:00, 15:00,   4500, 4500,    0",
    "10:00, 13:00,  13500,    0, 4500",
    "14:00, 18:00,  18000,    0, 9000",
  })
  void priceOfTheHold_decidesWhatIsPaidOrGivenBack(
      String from, String to, long price, long back, long due) {
    RescheduleVerdict verdict = RescheduleVerdict.on(paid(9000), wish(from, to));
    assertThat(verdict)
        .isEqualTo(
            due > 0
                ? new RescheduleVerdict.Pay(eur(price), eur(due))
                : new RescheduleVerdict.Move(eur(price), back, 0));
  }

  @ParameterizedTest
  @CsvSource({
    // paid in all, left, given back by moves before -> given back
    "9000, 9000,    0, 4500",
    "   0,    0,    0,    0",
    "4500, 4500,    0,    0",
    "6000, 6000,    0, 1500",
    // Some was given back out of goodwill: what is left is still theirs.
    "9000, 7000,    0, 4500",
    "9000, 2000,    0, 2000",
    // Moved from a dearer range before, which gave back what it was dearer.
    "13500, 9000, 4500, 4500",
  })
  void cheaperRange_givesBackWhatWasPaidForIt(long inAll, long left, long before, long back) {
    assertThat(
            RescheduleVerdict.on(
                terms(new RescheduleTerms.Paid(inAll, left, before)), wish("14:00", "15:00")))
        .isEqualTo(new RescheduleVerdict.Move(eur(4500), back, 0));
  }

  @Test
  void slotsOfAnotherLength_arePricedInProportion_roundedHalfUp() {
    // 90 minutes of 45.01 an hour are 67.515.
    assertThat(RescheduleVerdict.on(ofAnHour(4501), wish("14:00", "15:30")))
        .isEqualTo(new RescheduleVerdict.Pay(eur(6752), eur(2251)));
  }

  @Test
  void waivedDifference_leavesThePriceAlone() {
    assertThat(RescheduleVerdict.on(paid(9000), new Wish(range("10:00", "14:00"), true, true)))
        .isEqualTo(new RescheduleVerdict.Move(eur(9000), 0, 9000));
    assertThat(RescheduleVerdict.on(paid(9000), new Wish(range("10:00", "11:00"), true, true)))
        .as("there is nothing to waive, and the difference is theirs")
        .isEqualTo(new RescheduleVerdict.Move(eur(4500), 4500, 0));
  }

  @Test
  void bookingThatIsNotPaidOnline_costsMoreFromNowOn() {
    var unpaid = new RescheduleTerms.Paid(0, 0, 0);
    assertThat(
            RescheduleVerdict.on(
                terms(BookingStatus.CONFIRMED, MIDNIGHT, false, unpaid, null),
                wish("10:00", "13:00")))
        .isEqualTo(new RescheduleVerdict.Move(eur(13500), 0, 0));
  }

  @ParameterizedTest
  @EnumSource(value = BookingStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "CONFIRMED")
  void otherStatus_isRefused(BookingStatus status) {
    assertThat(RescheduleVerdict.on(at(status, MIDNIGHT, null), wish("14:00", "15:00")))
        .isEqualTo(new RescheduleVerdict.Refused());
  }

  @ParameterizedTest
  @CsvSource({
    "09:59:59, false, true",
    "10:00:00, false, false",
    "10:00:00, true,  true",
    "11:59:59, true,  true",
    "12:00:00, true,  false",
  })
  void bookingThatHasBegun_isMovedByStaffUntilItsEnd(String now, boolean staff, boolean moved) {
    RescheduleVerdict verdict =
        RescheduleVerdict.on(
            at(BookingStatus.CONFIRMED, instant(now), null),
            new Wish(range("14:00", "16:00"), staff, false));
    assertThat(verdict instanceof RescheduleVerdict.Move).isEqualTo(moved);
    assertThat(verdict instanceof RescheduleVerdict.Refused).isEqualTo(!moved);
  }

  @Test
  void rangeThatHasBegun_isPast_butTheOneItHasIsNoMove() {
    Instant nine = instant("09:00:00");
    RescheduleTerms terms = at(BookingStatus.CONFIRMED, nine, null);
    assertThat(RescheduleVerdict.on(terms, wish("09:00", "11:00")))
        .isEqualTo(new RescheduleVerdict.Past());
    assertThat(
            RescheduleVerdict.on(
                at(BookingStatus.CONFIRMED, instant("11:00:00"), null), wish("10:00", "12:00")))
        .isEqualTo(new RescheduleVerdict.Unchanged());
  }

  @Test
  void moveUnderWay_isTheSameForItsRange_andBarsAnyOther() {
    var underWay = new RescheduleTerms.UnderWay("payment-1", range("10:00", "13:00"));
    RescheduleTerms terms = at(BookingStatus.CONFIRMED, MIDNIGHT, underWay);
    assertThat(RescheduleVerdict.on(terms, wish("10:00", "13:00")))
        .isEqualTo(new RescheduleVerdict.UnderWay("payment-1"));
    assertThat(RescheduleVerdict.on(terms, wish("10:00", "12:00")))
        .isEqualTo(new RescheduleVerdict.Refused());
  }

  @Test
  void rangeThatCostsMoreThanAnyPaymentCanBe_isTooDear() {
    assertThat(RescheduleVerdict.on(ofAnHour(Money.MOST_MINOR), wish("14:00", "16:00")))
        .isEqualTo(new RescheduleVerdict.TooDear());
  }

  /** From 10 to 11, at so much an hour. */
  private static RescheduleTerms ofAnHour(long minor) {
    return new RescheduleTerms(
        BookingStatus.CONFIRMED,
        range("10:00", "11:00"),
        MIDNIGHT,
        Duration.ofHours(1),
        eur(minor),
        eur(minor),
        true,
        new RescheduleTerms.Paid(minor, minor, 0),
        null);
  }

  private static RescheduleTerms paid(long minor) {
    return terms(new RescheduleTerms.Paid(minor, minor, 0));
  }

  private static RescheduleTerms terms(RescheduleTerms.Paid paid) {
    return terms(BookingStatus.CONFIRMED, MIDNIGHT, true, paid, null);
  }

  private static RescheduleTerms at(
      BookingStatus status, Instant at, RescheduleTerms.@Nullable UnderWay underWay) {
    return terms(status, at, true, new RescheduleTerms.Paid(9000, 9000, 0), underWay);
  }

  private static RescheduleTerms terms(
      BookingStatus status,
      Instant at,
      boolean paymentRequired,
      RescheduleTerms.Paid paid,
      RescheduleTerms.@Nullable UnderWay underWay) {
    return new RescheduleTerms(
        status,
        range("10:00", "12:00"),
        at,
        Duration.ofHours(1),
        eur(4500),
        eur(9000),
        paymentRequired,
        paid,
        underWay);
  }

  private static Wish wish(String from, String to) {
    return new Wish(range(from, to), false, false);
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(instant(from + ":00"), instant(to + ":00"));
  }

  private static Instant instant(String time) {
    return Instant.parse("2027-06-01T" + time + "Z");
  }

  private static Money eur(long minor) {
    return new Money(minor, "EUR");
  }
}
