package com.slotbase.workflows.domain;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount in minor units (cents) of an ISO 4217 currency.
 *
 * @param minor never negative; which way money moves is told by what it is used for
 * @param currency three upper-case letters
 */
public record Money(long minor, String currency) {

  /** The largest amount of Stripe's has 8 digits; nothing of ours costs more. */
  public static final long MOST_MINOR = 99_999_999;

  public Money {
    Objects.requireNonNull(currency, "currency");
    if (minor < 0) {
      throw new IllegalArgumentException("An amount is never negative: " + minor);
    }
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("Not an ISO 4217 currency code: " + currency);
    }
  }

  /**
   * Whether it is more than so many whole units of its currency: EUR has 100 minor units in one,
   * JPY one.
   */
  public boolean exceeds(int units) {
    return units().compareTo(BigDecimal.valueOf(units)) > 0;
  }

  /** For people: {@code 22.50 EUR}, with as many digits after the point as its currency has. */
  public String text() {
    return units().toPlainString() + " " + currency;
  }

  private BigDecimal units() {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return BigDecimal.valueOf(minor, digits);
  }
}
