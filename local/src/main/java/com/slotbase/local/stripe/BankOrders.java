package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.BadOrder;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Order;
import com.slotbase.local.vendor.Route;
import com.slotbase.local.vendor.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the banks do with refunds and charges, as orders. Each answers with the object as the bank
 * left it; 400 when there was nothing to do for it.
 *
 * <p>What Stripe's test cards bring about some time later happens by order here, so that it happens
 * at a known moment.
 */
final class BankOrders {
  private static final int MOST_REFUNDS = 1_000_000;

  private final Store store;
  private final RefundPlan plan;
  private final Refunds refunds;
  private final Disputes disputes;
  private final Charges charges;
  private final PaymentIntents intents;

  BankOrders(
      Store store,
      RefundPlan plan,
      Refunds refunds,
      Disputes disputes,
      Charges charges,
      PaymentIntents intents) {
    this.store = store;
    this.plan = plan;
    this.refunds = refunds;
    this.disputes = disputes;
    this.charges = charges;
    this.intents = intents;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/_sim/refunds/next", this::planRefunds),
        Route.post("/_sim/refunds/{id}/succeed", this::succeed),
        Route.post("/_sim/refunds/{id}/fail", this::fail),
        Route.post("/_sim/charges/{id}/dispute", this::dispute),
        Route.post("/_sim/disputes/{id}/close", this::close));
  }

  /** What becomes of the next refunds; with 0 times, what their cards stand for. */
  private Answer planRefunds(Call call) {
    Order order = Order.of(call, "outcome", "times", "about");
    RefundOutcome outcome =
        RefundOutcome.of(order.text("outcome"))
            .orElseThrow(() ->
                new BadOrder(
                    "Field outcome must be succeeded, pending, failed or insufficient_balance."));
    int times = order.number("times", 0, MOST_REFUNDS).orElse(1);
    plan.follow(outcome, times, order.optionalText("about"));
    return Answer.ok(Json.object().put("outcome", outcome.wire()).put("times", times));
  }

  private Answer succeed(Call call) {
    Order.of(call);
    return change(
        call, "Refund %s can't succeed", () -> refunds.succeed(refund(call), Origin.of(call)));
  }

  private Answer fail(Call call) {
    String reason =
        Order.of(call, "reason").optionalText("reason").orElse("expired_or_canceled_card");
    return change(
        call, "Refund %s can't fail", () -> refunds.fail(refund(call), reason, Origin.of(call)));
  }

  private Answer dispute(Call call) {
    Order order = Order.of(call, "reason", "amount");
    String reason = order.optionalText("reason").orElse("fraudulent");
    Optional<Long> amountMinor = order.number("amount", 1, Integer.MAX_VALUE).map(Long::valueOf);
    return Answer.ok(
        store.change(() -> disputes.open(charge(call), reason, amountMinor, Origin.of(call))));
  }

  private Answer close(Call call) {
    String status = Order.of(call, "status").text("status");
    if (!Disputes.ENDS.contains(status)) {
      throw new BadOrder("Field status must be won or lost.");
    }
    return change(
        call,
        "Dispute %s can't be closed",
        () -> disputes.close(existingDispute(call), status, Origin.of(call)));
  }

  private Answer change(Call call, String refusal, Supplier<ObjectNode> step) {
    try {
      return Answer.ok(store.change(step));
    } catch (WrongStatus e) {
      throw new BadOrder(
          "%s: its status is %s."
              .formatted(refusal.formatted(call.variable("id")), e.getMessage()));
    }
  }

  private ObjectNode refund(Call call) {
    String id = call.variable("id");
    return refunds.find(id).orElseThrow(() -> new BadOrder("There is no refund " + id + "."));
  }

  private ObjectNode existingDispute(Call call) {
    String id = call.variable("id");
    return disputes.find(id).orElseThrow(() -> new BadOrder("There is no dispute " + id + "."));
  }

  /** Also by the id of its PaymentIntent. */
  private ObjectNode charge(Call call) {
    String id = call.variable("id");
    return intents
        .find(id)
        .map(charges::latest)
        .orElseGet(() -> charges.find(id))
        .orElseThrow(() -> new BadOrder("There is no charge " + id + "."));
  }
}
