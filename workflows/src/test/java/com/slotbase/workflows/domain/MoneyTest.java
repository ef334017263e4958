package com.slotbase.workflows.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @Test
  void nothing_isAnAmount() {
    assertThat(new Money(0, "JPY").minor()).isZero();
  }

  @Test
  void amountBelowNothing_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(-1, "EUR"));
  }

  @ParameterizedTest
  @CsvSource({
    "0,EUR,0.00 EUR",
    "5,EUR,0.05 EUR",
    "2250,EUR,22.50 EUR",
    "99999999,USD,999999.99 USD",
    "2250,JPY,2250 JPY",
    "2250,BHD,2.250 BHD",
    "2250,XAU,2250 XAU"
  })
  void text_hasAsManyDigitsAsTheCurrency(long minor, String currency, String text) {
    assertThat(new Money(minor, currency).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @EmptySource
  @ValueSource(strings = {"eur", "EU", "EURO", "E1R", " EUR", "EUR\n", "ÉUR"})
  void currencyOtherThanThreeCapitals_isRefused(String currency) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, currency));
  }

  @Test
  void absentCurrency_isRefused() {
    assertThatNullPointerException().isThrownBy(() -> new Money(1, null));
  }
}
