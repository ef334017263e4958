package com.slotbase.local.stripe;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * What Stripe takes as an amount (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).
 */
final class Amounts {
  private static final long MOST = 99_999_999;

  /** The table's other currencies have 50 of their minor unit. */
  private static final Map<String, Long> LEAST =
      Map.ofEntries(
          Map.entry("aed", 200L),
          Map.entry("bgn", 100L),
          Map.entry("czk", 1_500L),
          Map.entry("dkk", 250L),
          Map.entry("gbp", 30L),
          Map.entry("hkd", 400L),
          Map.entry("huf", 17_500L),
          Map.entry("mxn", 1_000L),
          Map.entry("myr", 200L),
          Map.entry("nok", 300L),
          Map.entry("pln", 200L),
          Map.entry("ron", 200L),
          Map.entry("sek", 300L),
          Map.entry("thb", 1_000L));

  private static final long LEAST_OTHERWISE = 50;

  private Amounts() {}

  /** The currency in Stripe's spelling. */
  static String currency(String given) {
    String currency = given.toLowerCase(Locale.ROOT);
    try {
      Currency known = Currency.getInstance(given.toUpperCase(Locale.ROOT));
      // Metals, funds and codes for tests have no minor unit.
      if (known.getDefaultFractionDigits() >= 0) {
        return currency;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw StripeError.invalid("currency", "Invalid currency: " + currency + ".");
  }

  /** The amount as Stripe's messages tell it, such as €45.00. */
  static String spoken(long amountMinor, String currency) {
    Currency known = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
    return known.getSymbol(Locale.US)
        + BigDecimal.valueOf(amountMinor, known.getDefaultFractionDigits());
  }

  static void check(long amountMinor, String currency) {
    if (amountMinor < 1) {
      throw StripeError.invalid(
          "amount", "parameter_invalid_integer", "This value must be greater than or equal to 1.");
    }
    long least = LEAST.getOrDefault(currency, LEAST_OTHERWISE);
    if (amountMinor < least) {
      throw StripeError.invalid(
          "amount",
          "amount_too_small",
          "Amount must be at least %d %s in its smallest unit.".formatted(least, currency));
    }
    if (amountMinor > MOST) {
      throw StripeError.invalid(
          "amount",
          "amount_too_large",
          "Amount must be no more than %d %s in its smallest unit.".formatted(MOST, currency));
    }
  }
}
