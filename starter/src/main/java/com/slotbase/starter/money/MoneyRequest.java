package com.slotbase.starter.money;

import com.slotbase.starter.error.Violations;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An amount as sent, not yet checked.
 *
 * @param minor in minor units of the currency
 */
@Schema(name = "MoneyRequest")
public record MoneyRequest(@Nullable Long minor, @Nullable String currency) {

  /**
   * The amount, of at least so much.
   *
   * @return null if anything is wrong with it, which was noted
   */
  public @Nullable Money check(long leastMinor, String field, Violations violations) {
    boolean amount = violations.within(minor, leastMinor, Money.MOST_MINOR, field + ".minor");
    boolean known =
        violations.present(currency, field + ".currency")
            && violations.require(
                currency != null && isCurrency(currency),
                field + ".currency",
                "must be a currency of ISO 4217 in capitals");
    return amount && known
        ? new Money(Objects.requireNonNull(minor), Objects.requireNonNull(currency))
        : null;
  }

  /**
   * What moves money of a booking: more than nothing, in the currency that it is sold in.
   *
   * @return null if it is missing or anything is wrong with it, which was noted
   */
  public static @Nullable Money moved(
      @Nullable MoneyRequest sent, Booking booking, String field, Violations violations) {
    if (!violations.present(sent, field) || sent == null) {
      return null;
    }
    String currency = booking.price().currency();
    boolean amount = violations.within(sent.minor, 1, Money.MOST_MINOR, field + ".minor");
    boolean same =
        violations.require(
            currency.equals(sent.currency),
            field + ".currency",
            "must be the booking's: " + currency);
    return amount && same ? new Money(Objects.requireNonNull(sent.minor), currency) : null;
  }

  /** Metals, funds and testing codes have no minor unit. */
  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(
            known -> known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() >= 0);
  }
}
