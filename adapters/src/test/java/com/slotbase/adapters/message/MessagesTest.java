package com.slotbase.adapters.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.slotbase.workflows.domain.MessageTemplate;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** N3: what people read, in their language, with dates where the listing is. */
class MessagesTest {

  static final String HOSTILE = "<b onclick=x>\"A&B'</b>\r\nBcc: all@example.com";

  private final Messages messages = new Messages();

  static Stream<Arguments> everyMessage() {
    return Stream.of(MessageTemplate.values())
        .flatMap(template ->
            Phrases.LANGUAGES.stream().map(locale -> Arguments.of(template, locale.getLanguage())));
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void everyMessage_saysWhatItIsAbout(MessageTemplate template, String language) {
    Message message = messages.message(template, language, facts("Court 1", 1));

    assertThat(message.subject()).isNotBlank().doesNotContain("{", "}");
    assertThat(message.text()).contains("Court 1", "bkg_1").doesNotContain("{", "}");
    assertThat(message.html()).contains("Court 1", "lang=\"" + language + "\"");
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void hostileName_staysAName(MessageTemplate template, String language) {
    Message message = messages.message(template, language, facts(HOSTILE, 1));

    assertThat(message.subject()).doesNotContain("\r", "\n");
    assertThat(message.html())
        .doesNotContain("<b onclick")
        .contains("&lt;b onclick=x&gt;&quot;A&amp;B&#39;&lt;/b&gt;");
  }

  /** A translation that is missing, or takes something else, fails the build. */
  @ParameterizedTest
  @FieldSource("com.slotbase.adapters.message.Phrases#LANGUAGES")
  void everyLanguage_hasTheSameTexts_withTheSameArguments(Locale language) {
    ResourceBundle english = texts(Locale.ENGLISH);
    ResourceBundle other = texts(language);

    assertThat(other.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      if (key.equals("CONFIRMED.summary") || !key.startsWith("label.")) {
        assertThat(arguments(english.getString(key)))
            .as(key)
            .containsAll(arguments(other.getString(key)));
      }
    }
  }

  @Test
  void dates_areThoseOfTheListingsZone_inTheReadersForm() {
    assertThat(messages.message(MessageTemplate.CONFIRMED, "en", facts("Court 1", 1)).text())
        .contains("Sunday, January 3, 2027, 9:00\u2009–\u200910:00\u202fAM GMT+9");
    assertThat(messages.message(MessageTemplate.CONFIRMED, "es", facts("Court 1", 1)).text())
        .contains("domingo, 3 de enero de 2027, 9:00–10:00 GMT+9");
    assertThat(messages.message(MessageTemplate.CONFIRMED, "zh", facts("Court 1", 1)).text())
        .contains("2027年1月3日星期日 GMT+9 09:00–10:00");
  }

  @Test
  void plurals_areThoseOfTheLanguage() {
    assertThat(messages.message(MessageTemplate.HOLD_EXPIRED, "en", facts("Court 1", 1)).summary())
        .contains("your slot of", "others can have it now");
    assertThat(messages.message(MessageTemplate.HOLD_EXPIRED, "en", facts("Court 1", 3)).summary())
        .contains("your 3 slots of", "others can have them now");
    assertThat(messages.message(MessageTemplate.CONFIRMED, "es", facts("Court 1", 3)).summary())
        .startsWith("Tus 3 turnos");
    assertThat(messages.message(MessageTemplate.CONFIRMED, "zh", facts("Court 1", 3)).summary())
        .contains("3 个时段");
  }

  @Test
  void offer_saysUntilWhenItStands() {
    assertThat(
            messages.message(MessageTemplate.WAITLIST_OFFER, "en", facts("Court 1", 1)).summary())
        .contains("until 7:05\u202fPM GMT+9");
  }

  /** In the night in which clocks go back, and 2:30 comes twice. */
  @Test
  void clocksThatChangeInBetween_leaveBothEnds() {
    assertThat(text(inMadrid("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "EUR")))
        .containsSubsequence("2:30\u202fAM GMT+2", "2:30\u202fAM GMT+1");
  }

  /** Minor units are ISO 4217's, whatever is usual on a price tag. */
  @ParameterizedTest
  @CsvSource({"HUF, 2500.00", "IQD, 250.000", "JPY, '250,000'", "EUR, '2,500.00'", "KWD, 250.000"})
  void amounts_areThoseOfTheLedger(String currency, String amount) {
    assertThat(
            text(inMadrid("2027-01-03T00:00:00Z", "2027-01-03T01:00:00Z", currency))
                .replace(",", ""))
        .containsPattern("Price: \\D*" + Pattern.quote(amount.replace(",", "")) + "\\s");
  }

  private String text(MessageFacts facts) {
    return messages.message(MessageTemplate.CONFIRMED, "en", facts).text();
  }

  private static MessageFacts inMadrid(String start, String end, String currency) {
    MessageFacts usual = facts("Court 1", 1);
    return new MessageFacts(
        usual.bookingId(),
        usual.listing(),
        new TimeRange(Instant.parse(start), Instant.parse(end)),
        ZoneId.of("Europe/Madrid"),
        usual.slots(),
        new Money(250_000, currency),
        new Money(0, currency),
        usual.heldUntil(),
        usual.bookingVersion(),
        usual.toldAt());
  }

  @Test
  void languageWithoutTexts_getsEnglish() {
    assertThat(messages.message(MessageTemplate.CONFIRMED, "fr", facts("Court 1", 1)).subject())
        .startsWith("Confirmed:");
  }

  static MessageFacts facts(String listing, int slots) {
    return new MessageFacts(
        "bkg_1",
        listing,
        new TimeRange(Instant.parse("2027-01-03T00:00:00Z"), Instant.parse("2027-01-03T01:00:00Z")),
        ZoneId.of("Asia/Tokyo"),
        slots,
        new Money(4500, "EUR"),
        new Money(2050, "EUR"),
        Instant.parse("2026-12-01T10:05:37Z"),
        1,
        Instant.parse("2026-12-01T10:00:00Z"));
  }

  private static ResourceBundle texts(Locale language) {
    return ResourceBundle.getBundle(
        "com.slotbase.adapters.message.messages",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static Set<String> arguments(String pattern) {
    var names = new TreeSet<String>();
    var parsed = new MessagePattern(pattern);
    for (int i = 0; i < parsed.countParts(); i++) {
      if (parsed.getPartType(i) == MessagePattern.Part.Type.ARG_NAME) {
        names.add(parsed.getSubstring(parsed.getPart(i)));
      }
    }
    return names;
  }
}
