package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The books of refunds (docs.stripe.com/refunds). A refund counts against its charge from the
 * moment it is made, a pending one too, until it fails. Every method that changes something is
 * called inside a change of the store, so those of one charge come one after the other.
 */
final class Refunds {
  private final Table refunds;
  private final Charges charges;
  private final Disputes disputes;
  private final Events events;
  private final InstantSource clock;

  Refunds(Store store, Charges charges, Disputes disputes, Events events, InstantSource clock) {
    this.refunds = store.table("stripe.refunds");
    this.charges = charges;
    this.disputes = disputes;
    this.events = events;
    this.clock = clock;
  }

  Table table() {
    return refunds;
  }

  Optional<ObjectNode> find(String id) {
    return refunds.get(id);
  }

  /**
   * What a refund of the charge would give back.
   *
   * @param wantedMinor all that is left, when absent
   * @throws StripeError when Stripe would refuse it
   */
  long amountMinor(ObjectNode charge, Optional<Long> wantedMinor) {
    if (!charge.path("captured").asBoolean()) {
      throw StripeError.nothingToRefund(charge.path("payment_intent").asString());
    }
    if (disputes.bars(charge)) {
      throw StripeError.chargeDisputed(id(charge));
    }
    long leftMinor = Charges.unrefundedMinor(charge);
    if (leftMinor == 0) {
      throw StripeError.chargeAlreadyRefunded(id(charge));
    }
    long amountMinor = wantedMinor.orElse(leftMinor);
    if (amountMinor < 1) {
      throw StripeError.invalid(
          "amount", "parameter_invalid_integer", "This value must be greater than or equal to 1.");
    }
    if (amountMinor > leftMinor) {
      throw StripeError.overRefund(amountMinor, leftMinor, charge);
    }
    return amountMinor;
  }

  /**
   * Makes a refund.
   *
   * @param amountMinor as {@link #amountMinor} allows it
   * @param outcome one that makes a refund
   */
  ObjectNode create(
      ObjectNode charge,
      long amountMinor,
      Optional<String> reason,
      Map<String, String> metadata,
      RefundOutcome outcome,
      Origin origin) {
    ObjectNode refund =
        StripeObjects.refund(charge, amountMinor, reason, metadata, clock.millis() / 1_000);
    return switch (outcome) {
      case SUCCEEDED -> accept(StripeObjects.succeed(refund), charge, origin);
      case PENDING -> accept(refund, charge, origin);
      case FAILED -> {
        save(StripeObjects.fail(refund, "declined"), "refund.created", origin);
        events.emit("refund.failed", refund, origin);
        yield refund;
      }
      case INSUFFICIENT_BALANCE ->
          throw new IllegalArgumentException("No refund is made without a balance.");
    };
  }

  private ObjectNode accept(ObjectNode refund, ObjectNode charge, Origin origin) {
    charges.refund(charge, refund.path("amount").asLong());
    save(refund, "refund.created", origin);
    events.emit("charge.refunded", charge, origin);
    return refund;
  }

  /**
   * The bank has paid out a pending refund.
   *
   * @throws WrongStatus when it isn't pending
   */
  ObjectNode succeed(ObjectNode refund, Origin origin) {
    require(refund, Set.of("pending"));
    return save(StripeObjects.succeed(refund), "refund.updated", origin);
  }

  /**
   * The bank has sent the money back: the charge counts as not refunded by that much.
   *
   * @param reason as {@code failure_reason} tells it
   * @throws WrongStatus when it has failed before
   */
  ObjectNode fail(ObjectNode refund, String reason, Origin origin) {
    require(refund, Set.of("pending", "succeeded"));
    ObjectNode charge = charges.find(refund.path("charge").asString()).orElseThrow();
    charges.refund(charge, -refund.path("amount").asLong());
    save(StripeObjects.fail(refund, reason), "refund.updated", origin);
    events.emit("refund.failed", refund, origin);
    return refund;
  }

  private ObjectNode save(ObjectNode refund, String eventType, Origin origin) {
    refunds.put(id(refund), refund);
    events.emit(eventType, refund, origin);
    return refund;
  }

  private static void require(ObjectNode refund, Set<String> statuses) {
    String status = refund.path("status").asString();
    if (!statuses.contains(status)) {
      throw new WrongStatus(status);
    }
  }

  private static String id(ObjectNode object) {
    return object.path("id").asString();
  }
}
