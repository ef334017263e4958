package com.slotbase.workflows.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.CancellationPolicy.Tier;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C5: what each policy gives back, at each side of each of its deadlines. */
class RefundQuoteTest {

  private static final CancellationPolicy TIERS =
      new CancellationPolicy(List.of(new Tier(48, 100), new Tier(24, 50)), 0);
  private static final CancellationPolicy TIERS_AND_FEE =
      new CancellationPolicy(List.of(new Tier(48, 100), new Tier(24, 50)), 500);
  private static final CancellationPolicy NEVER = new CancellationPolicy(List.of(), 0);

  @ParameterizedTest
  @CsvSource({
    // until the start, paid: given back
    "PT72H,          4500, 4500",
    "PT48H,          4500, 4500",
    "PT47H59M59.999S,4500, 2250",
    "PT24H,          4500, 2250",
    "PT23H59M59.999S,4500, 0",
    "PT0S,           4500, 0",
    "PT-1H,          4500, 0",
    // half a cent is rounded up
    "PT30H,          4501, 2251",
    "PT30H,          1,    1",
    "PT72H,          0,    0",
  })
  void tiers_giveBackByTheFirstDeadlineAhead(Duration untilStart, long paid, long refund) {
    assertThat(RefundQuote.of(TIERS, eur(paid), untilStart).refund()).isEqualTo(eur(refund));
    assertThat(RefundQuote.of(TIERS, eur(paid), untilStart).fee()).isEqualTo(eur(0));
  }

  @ParameterizedTest
  @CsvSource({
    "PT72H, 4500, 4000, 500",
    "PT30H, 4500, 1750, 500",
    // never less than nothing
    "PT30H, 900,  0,    450",
    "PT1H,  4500, 0,    0",
    "PT72H, 0,    0,    0",
  })
  void fee_isTakenOff(Duration untilStart, long paid, long refund, long fee) {
    RefundQuote quote = RefundQuote.of(TIERS_AND_FEE, eur(paid), untilStart);
    assertThat(quote.refund()).isEqualTo(eur(refund));
    assertThat(quote.fee()).isEqualTo(eur(fee));
  }

  @Test
  void tiers_areTriedInTheirOrder() {
    var growing = new CancellationPolicy(List.of(new Tier(0, 10), new Tier(48, 100)), 0);
    assertThat(RefundQuote.of(growing, eur(4500), Duration.ofHours(72)).refund())
        .isEqualTo(eur(450));
  }

  @ParameterizedTest
  @CsvSource({"PT1000H, 4500", "PT0S, 4500"})
  void emptyTiers_neverGiveBack(Duration untilStart, long paid) {
    assertThat(RefundQuote.of(NEVER, eur(paid), untilStart).refund()).isEqualTo(eur(0));
  }

  @ParameterizedTest
  @CsvSource({"PT1H, 4500", "PT0S, 4500", "PT-0.001S, 0"})
  void withoutAPolicyOfItsOwn_allIsGivenBackUntilTheStart(Duration untilStart, long refund) {
    assertThat(RefundQuote.of(CancellationPolicy.FULL_UNTIL_START, eur(4500), untilStart).refund())
        .isEqualTo(eur(refund));
  }

  @Test
  void noShow_isGivenNothing() {
    assertThat(RefundQuote.ofNoShow(eur(4500)).refund()).isEqualTo(eur(0));
  }

  @Test
  void rule_isASentence() {
    assertThat(RefundQuote.of(TIERS, eur(4500), Duration.ofHours(30)).rule())
        .isEqualTo("50 % until 24 hours before the start.");
  }

  private static Money eur(long minor) {
    return new Money(minor, "EUR");
  }
}
