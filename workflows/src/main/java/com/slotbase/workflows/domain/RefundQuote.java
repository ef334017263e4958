package com.slotbase.workflows.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * What cancelling gives back (C5), of what was paid and not given back before.
 *
 * @param refund what is given back
 * @param fee the fixed fee that was taken off; at most what the tier gives back
 * @param rule which rule it was, in a sentence for people
 */
public record RefundQuote(Money refund, Money fee, String rule) {

  /**
   * Percent of the first tier whose deadline is still ahead, rounded half up, less the fee, at
   * least zero. After the start no tier holds.
   *
   * @param paid what was paid and not given back
   * @param untilStart elapsed time until the booking's start; negative once it has begun
   */
  public static RefundQuote of(CancellationPolicy policy, Money paid, Duration untilStart) {
    if (paid.minor() == 0) {
      return nothing(paid.currency(), "Nothing was paid, so there is nothing to give back.");
    }
    Optional<CancellationPolicy.Tier> tier =
        policy.tiers().stream()
            .filter(t -> untilStart.compareTo(Duration.ofHours(t.hoursBefore())) >= 0)
            .findFirst();
    if (tier.isEmpty()) {
      return nothing(
          paid.currency(),
          policy.tiers().isEmpty()
              ? "Nothing is given back for this booking."
              : "The last deadline is over, so nothing is given back.");
    }
    long share = Math.floorDiv(Math.addExact(paid.minor() * tier.get().percent(), 50), 100);
    long fee = Math.min(share, policy.feeMinor());
    return new RefundQuote(
        new Money(share - fee, paid.currency()), new Money(fee, paid.currency()), rule(tier.get()));
  }

  /** A hold gives up its authorisation; what was paid at the desk for it, a person gives back. */
  public static RefundQuote ofHold(String currency) {
    return nothing(
        currency, "Nothing was taken by card yet; staff give back what was paid to them.");
  }

  /** Who does not come is given nothing back. */
  public static RefundQuote ofNoShow(Money paid) {
    return nothing(paid.currency(), "Nothing is given back to who did not come.");
  }

  private static RefundQuote nothing(String currency, String rule) {
    return new RefundQuote(new Money(0, currency), new Money(0, currency), rule);
  }

  private static String rule(CancellationPolicy.Tier tier) {
    String deadline =
        tier.hoursBefore() == 0 ? "the start." : tier.hoursBefore() + " hours before the start.";
    return tier.percent() + " % until " + deadline;
  }
}
