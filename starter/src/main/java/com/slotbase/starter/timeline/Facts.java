package com.slotbase.starter.timeline;

import com.slotbase.adapters.timeline.TimelineEntry.Event;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Money;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The details of an entry as callers know such things: money with its currency, instants in UTC.
 * What was never written, as in entries from before it was, is left out of sentences, too.
 */
final class Facts {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm '('VV')'", Locale.ENGLISH);

  /** As PostgreSQL writes a {@code timestamptz} into JSON. */
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([+-]\\d\\d:\\d\\d|Z)");

  private static final String MINOR = "minor";
  private static final String MINOR_SUFFIX = "Minor";

  private final Booking booking;
  private final Map<String, Object> values = new LinkedHashMap<>();

  private Facts(Booking booking, Map<String, Object> details) {
    this.booking = booking;
    details.forEach((name, value) -> {
      // Every amount is in the booking's own.
      if (!name.equals("currency")) {
        values.put(told(name), told(name, value));
      }
    });
  }

  static Facts of(Booking booking, Map<String, Object> details) {
    return new Facts(booking, details);
  }

  static Facts of(Booking booking, Event event) {
    var facts = new Facts(booking, event.details());
    if (event.amountMinor() != null) {
      facts.values.putIfAbsent("amount", facts.money(event.amountMinor()));
    }
    return facts;
  }

  Map<String, Object> values() {
    return values;
  }

  /** Nothing, or the words and then the amount: {@code " of 22.50 EUR"}. */
  String amount(String words, String name) {
    return with(words, name, Money.class, Money::text);
  }

  /** Nothing, or the words and then the time, on the clock of the booking's listing. */
  String time(String words, String name) {
    return with(words, name, Instant.class, at -> TIME.format(at.atZone(booking.timeZone())));
  }

  /** Nothing, or the words and then what is written. */
  String text(String words, String name) {
    return with(words, name, Object.class, Object::toString);
  }

  boolean is(String name, Object value) {
    return value.equals(values.get(name));
  }

  /** Whether there is such an amount, above zero. */
  boolean has(String name) {
    return values.get(name) instanceof Money money && money.minor() > 0;
  }

  private <T> String with(String words, String name, Class<T> type, Function<T, String> text) {
    @Nullable Object value = values.get(name);
    return type.isInstance(value) ? words + text.apply(type.cast(value)) : "";
  }

  private static String told(String name) {
    if (name.equals(MINOR)) {
      return "amount";
    }
    return name.endsWith(MINOR_SUFFIX)
        ? name.substring(0, name.length() - MINOR_SUFFIX.length())
        : name;
  }

  private Object told(String name, Object value) {
    boolean amount = name.equals(MINOR) || name.endsWith(MINOR_SUFFIX);
    if (amount && value instanceof Number minor) {
      return money(minor.longValue());
    }
    return value instanceof String text && INSTANT.matcher(text).matches()
        ? OffsetDateTime.parse(text).toInstant()
        : value;
  }

  private Money money(long minor) {
    return new Money(minor, booking.price().currency());
  }
}
