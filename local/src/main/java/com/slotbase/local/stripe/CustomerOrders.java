package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.BadOrder;
import com.slotbase.local.vendor.Call;
import com.slotbase.local.vendor.Order;
import com.slotbase.local.vendor.Route;
import com.slotbase.local.vendor.Store;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * What customers do in the browser, as orders. Each answers with the PaymentIntent as the customer
 * left it, a declined card included; 400 when there was nothing to do for them.
 *
 * <p>A capture that the card's issuer declines is had by paying with {@code 4000000000000341}: it
 * authorises, and its capture is answered 402 {@code card_declined}, which leaves the PaymentIntent
 * in {@code requires_payment_method}, its charge failed, and the event {@code
 * payment_intent.payment_failed}.
 */
final class CustomerOrders {
  private final Store store;
  private final PaymentIntents intents;

  CustomerOrders(Store store, PaymentIntents intents) {
    this.store = store;
    this.intents = intents;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/_sim/payment_intents/{id}/pay", this::pay),
        Route.post("/_sim/payment_intents/{id}/authenticate", this::authenticate));
  }

  private Answer pay(Call call) {
    String number = Order.of(call, "card").text("card");
    TestCard card =
        TestCard.of(number)
            .orElseThrow(() -> new BadOrder(number + " is not one of the test cards."));
    return change(call, "paid", intent -> intents.pay(intent, card, Origin.of(call)));
  }

  private Answer authenticate(Call call) {
    boolean succeed = Order.of(call, "succeed").truth("succeed");
    return change(
        call, "authenticated", intent -> intents.authenticate(intent, succeed, Origin.of(call)));
  }

  private Answer change(Call call, String done, UnaryOperator<ObjectNode> step) {
    String id = call.variable("id");
    try {
      return Answer.ok(store.change(() -> step.apply(existing(id))));
    } catch (WrongStatus e) {
      throw new BadOrder(
          "PaymentIntent %s can't be %s: its status is %s.".formatted(id, done, e.getMessage()));
    }
  }

  private ObjectNode existing(String id) {
    return intents
        .find(id)
        .orElseThrow(() -> new BadOrder("There is no PaymentIntent " + id + "."));
  }
}
