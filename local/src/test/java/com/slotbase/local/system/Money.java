package com.slotbase.local.system;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * What became of a booking's money, by our ledger and by Stripe's books, in minor units.
 *
 * @param captured by the ledger
 * @param refunded by the ledger, less what came back
 * @param atStripe the amounts of the refunds that Stripe shows and that have not failed, in order
 */
record Money(long captured, long refunded, List<Long> atStripe) {

  static final Money NONE = new Money(0, 0, List.of());

  static Money of(RunningSystem system, String booking) {
    List<Long> atStripe =
        refundsAtStripe(system, booking).stream()
            .filter(refund -> !refund.get("status").asString().equals("failed"))
            .map(refund -> refund.get("amount").asLong())
            .sorted()
            .toList();
    return booked(system.rows, booking, atStripe);
  }

  /** Captured and kept. */
  static Money kept(long captured) {
    return new Money(captured, 0, List.of());
  }

  /** Captured, and all of it given back in these refunds. */
  static Money givenBack(Long... refunds) {
    long sum = List.of(refunds).stream().mapToLong(Long::longValue).sum();
    return new Money(sum, sum, List.of(refunds));
  }

  /** Captured, and given back by other means than Stripe. */
  static Money givenBackElsewhere(long captured) {
    return new Money(captured, captured, List.of());
  }

  private static Money booked(JdbcClient rows, String booking, List<Long> atStripe) {
    return rows.sql(
            "select captured_minor, refunded_minor from booking_money where booking_id = :booking")
        .param("booking", booking)
        .query((row, n) -> new Money(row.getLong(1), row.getLong(2), atStripe))
        .optional()
        .orElse(new Money(0, 0, atStripe));
  }

  private static List<JsonNode> refundsAtStripe(RunningSystem system, String booking) {
    return system
        .rows
        .sql("select payment_intent_id from payment where booking_id = :booking")
        .param("booking", booking)
        .query(String.class)
        .list()
        .stream()
        .flatMap(intent -> system.stripe.refundsOf(intent).stream())
        .toList();
  }
}
