package com.slotbase.local.stripe;

import com.slotbase.local.vendor.BadOrder;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The books of disputes (docs.stripe.com/disputes). Every method that changes something is called
 * inside a change of the store.
 */
final class Disputes {
  /** How a dispute ends: for the merchant, or for the customer. */
  static final Set<String> ENDS = Set.of("won", "lost");

  private static final String OPEN = "needs_response";

  private final Table disputes;
  private final Charges charges;
  private final Events events;
  private final InstantSource clock;

  Disputes(Store store, Charges charges, Events events, InstantSource clock) {
    this.disputes = store.table("stripe.disputes");
    this.charges = charges;
    this.events = events;
    this.clock = clock;
  }

  Table table() {
    return disputes;
  }

  Optional<ObjectNode> find(String id) {
    return disputes.get(id);
  }

  /**
   * Whether the charge can't be refunded for a dispute's sake: while it is open, and once it is
   * lost. A dispute that was won bars nothing, though the charge stays marked as disputed.
   */
  boolean bars(ObjectNode charge) {
    String id = charge.path("id").asString();
    return charge.path("disputed").asBoolean()
        && disputes.ascending(all ->
            all.filter(dispute -> dispute.path("charge").asString().equals(id))
                .anyMatch(dispute -> !dispute.path("status").asString().equals("won")));
  }

  /**
   * The customer has their bank take the money back.
   *
   * @param amountMinor all that wasn't refunded, when absent
   * @throws BadOrder when there is nothing to take back
   */
  ObjectNode open(ObjectNode charge, String reason, Optional<Long> amountMinor, Origin origin) {
    String id = charge.path("id").asString();
    if (!charge.path("captured").asBoolean()) {
      throw new BadOrder("Charge " + id + " can't be disputed: it is not captured.");
    }
    if (bars(charge)) {
      throw new BadOrder("Charge " + id + " is disputed already.");
    }
    long mostMinor = Charges.unrefundedMinor(charge);
    long disputedMinor = amountMinor.orElse(mostMinor);
    if (disputedMinor < 1 || disputedMinor > mostMinor) {
      throw new BadOrder(
          "Charge %s can't be disputed for %d: %d of it is not refunded."
              .formatted(id, disputedMinor, mostMinor));
    }
    charges.save(charge.put("disputed", true));
    ObjectNode dispute =
        StripeObjects.dispute(charge, disputedMinor, reason, OPEN, clock.millis() / 1_000);
    return save(dispute, "charge.dispute.created", origin);
  }

  /**
   * The bank has decided.
   *
   * @param status one of {@link #ENDS}
   * @throws WrongStatus when it had decided before
   */
  ObjectNode close(ObjectNode dispute, String status, Origin origin) {
    String before = dispute.path("status").asString();
    if (!before.equals(OPEN)) {
      throw new WrongStatus(before);
    }
    return save(dispute.put("status", status), "charge.dispute.closed", origin);
  }

  private ObjectNode save(ObjectNode dispute, String eventType, Origin origin) {
    disputes.put(dispute.path("id").asString(), dispute);
    events.emit(eventType, dispute, origin);
    return dispute;
  }
}
