package com.slotbase.local.system;

import com.slotbase.local.testing.StripeOrders;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What Stripe and the banks behind it do in one case. */
final class CaseBank {

  private static final int FAILING_PERCENT = 10;

  /** Of calls that are slow or never answered: long enough to let others in between. */
  private static final int SLOW_MS = 150;

  private static final List<String> WEBHOOKS =
      List.of("normal", "normal", "duplicate", "reordered", "lost");
  private static final List<String> OUTCOMES = List.of("failed", "pending", "insufficient_balance");

  /** Longer than a refund is tried without a person. */
  private static final int MANY = 10;

  /** From what the next attempt makes up for on. */
  private static final List<Integer> TIMES = List.of(1, 2, 5, MANY);

  private final CaseChance chance;
  private final StripeOrders stripe;
  private final CaseDesk desk;

  CaseBank(CaseChance chance, StripeOrders stripe, CaseDesk desk) {
    this.chance = chance;
    this.stripe = stripe;
    this.desk = desk;
  }

  /** From now on every tenth call fails, and webhooks go astray. */
  void failByChance(long seed) {
    stripe.failByChance(desk.bookingId(), FAILING_PERCENT, (int) seed, SLOW_MS);
    String mode = chance.any(WEBHOOKS);
    stripe.webhooks(mode, desk.bookingId());
    desk.note("webhooks from now on: " + mode);
  }

  void workAgain() {
    desk.note("Stripe works again");
    stripe.clearFaults(desk.bookingId());
    stripe.webhooks("normal", desk.bookingId());
    stripe.nextRefunds(desk.bookingId(), "failed", 0);
  }

  void planRefunds() {
    planRefunds(chance.any(OUTCOMES), chance.any(TIMES));
  }

  void refuseRefunds() {
    planRefunds("insufficient_balance", MANY);
  }

  private void planRefunds(String outcome, int times) {
    desk.note("the next %d refunds at Stripe: %s".formatted(times, outcome));
    stripe.nextRefunds(desk.bookingId(), outcome, times);
  }

  void dispute() {
    List<String> captured = new ArrayList<>();
    for (JsonNode intent : desk.atStripe().get("paymentIntents")) {
      if (intent.get("status").asString().equals("succeeded")) {
        captured.add(intent.get("id").asString());
      }
    }
    if (captured.isEmpty()) {
      return;
    }
    String intent = chance.any(captured);
    try {
      stripe.dispute(intent);
      desk.note("the customer disputes " + intent);
    } catch (AssertionError e) {
      desk.note("there is nothing to dispute: " + e.getMessage());
    }
  }

  void closeDisputes() {
    for (JsonNode dispute : desk.atStripe().get("disputes")) {
      if (is(dispute, "needs_response")) {
        String end = chance.oneIn(2) ? "won" : "lost";
        desk.note("the dispute is " + end);
        stripe.closeDispute(dispute.get("id").asString(), end);
      }
    }
  }

  void failRefundLate() {
    for (JsonNode refund : desk.atStripe().get("refunds")) {
      if (!is(refund, "failed") && chance.oneIn(2)) {
        fail(refund, "lost_or_stolen_card");
        return;
      }
    }
  }

  void payOutPending() {
    for (JsonNode refund : pending()) {
      payOut(refund);
    }
  }

  /** Pays out what is pending, or not. */
  void decidePending() {
    for (JsonNode refund : pending()) {
      if (chance.oneIn(3)) {
        fail(refund, "declined");
      } else {
        payOut(refund);
      }
    }
  }

  List<JsonNode> pending() {
    var pending = new ArrayList<JsonNode>();
    for (JsonNode refund : desk.atStripe().get("refunds")) {
      if (is(refund, "pending")) {
        pending.add(refund);
      }
    }
    return pending;
  }

  private void payOut(JsonNode refund) {
    String id = refund.get("id").asString();
    desk.note("refund %s is paid out".formatted(id));
    stripe.succeedRefund(id);
  }

  private void fail(JsonNode refund, String reason) {
    String id = refund.get("id").asString();
    desk.note("refund %s comes back".formatted(id));
    stripe.failRefund(id, reason);
  }

  private static boolean is(JsonNode object, String status) {
    return object.get("status").asString().equals(status);
  }
}
