package com.slotbase.starter.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.BookingStatus;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.PaymentStatus;
import com.slotbase.workflows.domain.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventSentencesTest {

  private static final Pattern TYPE =
      Pattern.compile(
          "[\"']((?:booking|payment|refund|notification|waitlist)(?:\\.[a-z0-9_]+)+)[\"']");

  /** What is between us and the customer's bank, and what is tried again by itself. */
  private static final Set<String> INTERNAL =
      Set.of(
          "refund.failed",
          "refund.returned",
          "payment.disputed",
          "payment.dispute_won",
          "payment.dispute_lost");

  @Test
  void everyEventThatIsWritten_hasItsSentence() {
    assertThat(new TreeSet<>(EventSentences.types())).isEqualTo(written());
  }

  @Test
  void everyEvent_isTheOwnersToHear_orInternalOnPurpose() {
    var decided = new TreeSet<>(ToldToOwner.types());
    assertThat(decided).doesNotContainAnyElementsOf(INTERNAL);
    decided.addAll(INTERNAL);
    assertThat(decided).isEqualTo(new TreeSet<>(EventSentences.types()));
  }

  @ParameterizedTest
  @MethodSource("types")
  void sentence_isOne_alsoWhereTheDetailsAreMissing(String type) {
    String sentence = EventSentences.of(type, facts(Map.of(), "EUR"));
    assertThat(sentence).matches("[A-Z][^{}%]*[a-z]\\.").doesNotContain("null", "  ", " .");
  }

  static Set<String> types() {
    return EventSentences.types();
  }

  @Test
  void unknownEvent_isNotedAllTheSame() {
    assertThat(EventSentences.of("booking.new", facts(Map.of(), "EUR")))
        .isEqualTo("Noted: booking.new.");
  }

  @ParameterizedTest
  @CsvSource({
    "EUR, Refund of 22.50 EUR was made.",
    "JPY, Refund of 2250 JPY was made.",
    "BHD, Refund of 2.250 BHD was made."
  })
  void money_isToldInTheUnitsOfItsCurrency(String currency, String sentence) {
    assertThat(EventSentences.of("refund.completed", facts(Map.of("minor", 2250), currency)))
        .isEqualTo(sentence);
  }

  @Test
  void time_isToldOnTheClockOfTheListing() {
    assertThat(
            EventSentences.of(
                "booking.held", facts(Map.of("expiresAt", "2026-07-01T22:05:00.123+00:00"), "EUR")))
        .isEqualTo("Held until 2 July 2026, 00:05 (Europe/Madrid).");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0    | 0   | A cancellation was asked for; nothing is to be given back.
          0    | 100 | A cancellation was asked for; nothing is to be given back.
          2250 | 0   | A cancellation was asked for: 22.50 EUR to be given back.
          2250 | 100 | A cancellation was asked for: 22.50 EUR to be given back, 1.00 EUR kept.
          """)
  void cancellation_tellsWhatIsGivenBackAndKept(int refund, int kept, String sentence) {
    assertThat(
            EventSentences.of(
                "booking.cancelling",
                facts(Map.of("refundMinor", refund, "keptMinor", kept), "EUR")))
        .isEqualTo(sentence);
  }

  private static Facts facts(Map<String, Object> details, String currency) {
    Instant now = Instant.now();
    return Facts.of(
        new Booking(
            "bkg_1",
            "lst_1",
            "acme",
            "alice",
            BookingStatus.HELD,
            new TimeRange(now, now.plusSeconds(3600)),
            1,
            new Money(4500, currency),
            true,
            false,
            PaymentStatus.NONE,
            ZoneId.of("Europe/Madrid"),
            now,
            null,
            null,
            null,
            now,
            1),
        details);
  }

  /**
   * The types of events in SQL and Java; those in the webhooks' package are Stripe's own, and a
   * calendar's file is none.
   */
  private static Set<String> written() {
    try (Stream<Path> sources = Files.walk(Path.of("..", "adapters", "src", "main"))) {
      return sources
          .filter(file -> file.toString().matches(".*\\.(java|sql)"))
          .filter(file -> !file.getParent().endsWith("webhook"))
          .filter(file -> !file.endsWith("Calendars.java"))
          .flatMap(
              file -> TYPE.matcher(text(file)).results().map((MatchResult type) -> type.group(1)))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
