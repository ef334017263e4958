package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import java.util.Optional;

/** What was ordered to become of the next refunds. */
final class RefundPlan {
  private static final String ENTRY = "next";

  private final Store store;
  private final Table table;

  RefundPlan(Store store) {
    this.store = store;
    this.table = store.table("stripe.refund_plan");
  }

  /** In place of what was ordered before. */
  void follow(RefundOutcome outcome, int times) {
    store.run(() -> note(outcome, times));
  }

  /** To be called in the change that makes a refund: it counts as one of those ordered. */
  Optional<RefundOutcome> next() {
    return table
        .get(ENTRY)
        .map(plan -> {
          RefundOutcome outcome = RefundOutcome.of(plan.path("outcome").asString()).orElseThrow();
          note(outcome, plan.path("times").asInt() - 1);
          return outcome;
        });
  }

  private void note(RefundOutcome outcome, int times) {
    if (times == 0) {
      table.remove(ENTRY);
    } else {
      table.put(ENTRY, Json.object().put("outcome", outcome.wire()).put("times", times));
    }
  }
}
