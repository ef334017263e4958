package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The books of charges. What changes one is called inside a change of the store. */
final class Charges {
  private final Table table;

  Charges(Store store) {
    this.table = store.table("stripe.charges");
  }

  Optional<ObjectNode> find(String id) {
    return table.get(id);
  }

  /** The charge of the customer's last attempt, if there was one. */
  Optional<ObjectNode> latest(ObjectNode intent) {
    return table.get(intent.path("latest_charge").asString(""));
  }

  ObjectNode save(ObjectNode charge) {
    table.put(charge.path("id").asString(), charge);
    return charge;
  }

  /**
   * Counts an amount as given back to the customer, or with a negative one as not given back after
   * all.
   */
  ObjectNode refund(ObjectNode charge, long amountMinor) {
    long refundedMinor = charge.path("amount_refunded").asLong() + amountMinor;
    boolean all = refundedMinor == charge.path("amount").asLong();
    return save(charge.put("amount_refunded", refundedMinor).put("refunded", all));
  }

  /** What a captured charge has left to give back; what was never captured counts as refunded. */
  static long unrefundedMinor(ObjectNode charge) {
    return charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
  }

  static boolean paidWith(ObjectNode charge, TestCard card) {
    String last4 = charge.path("payment_method_details").path("card").path("last4").asString();
    return card.last4().equals(last4);
  }
}
