package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import java.util.Optional;

/** What was ordered to become of the next refunds. */
final class RefundPlan {
  private static final String ANYBODY = "next";

  private final Store store;
  private final Table table;

  RefundPlan(Store store) {
    this.store = store;
    this.table = store.table("stripe.refund_plan");
  }

  /**
   * In place of what was ordered before.
   *
   * @param about whose refunds alone, as {@link Subjects} names them
   */
  void follow(RefundOutcome outcome, int times, Optional<String> about) {
    store.run(() -> note(entry(about), outcome, times));
  }

  /**
   * To be called in the change that makes a refund: it counts as one of those ordered.
   *
   * @param subject whose refund it is: what was ordered for that goes first
   */
  Optional<RefundOutcome> next(Optional<String> subject) {
    return subject.flatMap(of -> take(entry(subject))).or(() -> take(ANYBODY));
  }

  private Optional<RefundOutcome> take(String entry) {
    return table
        .get(entry)
        .map(plan -> {
          RefundOutcome outcome = RefundOutcome.of(plan.path("outcome").asString()).orElseThrow();
          note(entry, outcome, plan.path("times").asInt() - 1);
          return outcome;
        });
  }

  private static String entry(Optional<String> about) {
    return about.map(of -> ANYBODY + " of " + of).orElse(ANYBODY);
  }

  private void note(String entry, RefundOutcome outcome, int times) {
    if (times == 0) {
      table.remove(entry);
    } else {
      table.put(entry, Json.object().put("outcome", outcome.wire()).put("times", times));
    }
  }
}
