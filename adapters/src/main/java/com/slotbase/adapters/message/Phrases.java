package com.slotbase.adapters.message;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.text.DateIntervalInfo;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import com.slotbase.workflows.domain.MessageTemplate;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The sentences of one language, with its plurals, dates and amounts as Unicode's CLDR has them.
 */
final class Phrases {

  /** The first is what others fall back to. */
  static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"), Locale.CHINESE);

  private static final String WITH_ZONE = "yMMMMEEEEdjmz";

  private final Locale locale;
  private final ResourceBundle texts;

  private Phrases(Locale locale) {
    this.locale = locale;
    this.texts =
        ResourceBundle.getBundle(
            "com.slotbase.adapters.message.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * @param language an ISO 639 code; one without texts gets English
   */
  static Phrases in(String language) {
    Locale wanted = Locale.of(language);
    return new Phrases(LANGUAGES.contains(wanted) ? wanted : LANGUAGES.getFirst());
  }

  String language() {
    return locale.getLanguage();
  }

  /**
   * @param part {@code subject}, {@code summary} or {@code title}
   */
  String of(MessageTemplate template, String part, MessageFacts facts) {
    return format(template.name() + "." + part, arguments(facts));
  }

  /** A label that is the same in every message. */
  String label(String name, MessageFacts facts) {
    return format("label." + name, arguments(facts));
  }

  private String format(String key, Map<String, Object> arguments) {
    return new MessageFormat(texts.getString(key), locale).format(arguments);
  }

  private Map<String, Object> arguments(MessageFacts facts) {
    var arguments = new HashMap<String, Object>();
    arguments.put("listing", facts.listing());
    arguments.put("day", date("yMMMMEEEEd", facts.range().start(), facts.zone()));
    arguments.put("start", date("jm", facts.range().start(), facts.zone()));
    arguments.put("range", range(facts.range(), facts.zone()));
    arguments.put("price", amount(facts.price()));
    arguments.put("free", facts.price().minor() == 0 ? "yes" : "no");
    arguments.put("refunded", amount(facts.refunded()));
    arguments.put("slots", facts.slots());
    arguments.put("until", date("jmz", facts.heldUntil(), facts.zone()));
    return arguments;
  }

  private String date(String skeleton, Instant at, ZoneId zone) {
    DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, locale);
    format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
    return format.format(Date.from(at));
  }

  /**
   * With the day, and where the clocks are those: what is the same for both ends is said once.
   * Where the clocks change in between, an interval would lose its end.
   */
  private String range(TimeRange range, ZoneId zone) {
    if (!offset(range.start(), zone).equals(offset(range.end(), zone))) {
      String ends = new DateIntervalInfo(ULocale.forLocale(locale)).getFallbackIntervalPattern();
      return MessageFormat.format(
          ends, date(WITH_ZONE, range.start(), zone), date(WITH_ZONE, range.end(), zone));
    }
    DateIntervalFormat format = DateIntervalFormat.getInstance(WITH_ZONE, locale);
    format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
    return format.format(
        new DateInterval(range.start().toEpochMilli(), range.end().toEpochMilli()));
  }

  private static ZoneOffset offset(Instant at, ZoneId zone) {
    return zone.getRules().getOffset(at);
  }

  private String amount(Money money) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance(money.currency()));
    // ISO 4217 says what a minor unit is. CLDR says how many of its digits are usual: none of HUF's
    // two.
    int digits = java.util.Currency.getInstance(money.currency()).getDefaultFractionDigits();
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(BigDecimal.valueOf(money.minor(), digits));
  }
}
