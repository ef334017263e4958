package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Json;
import com.slotbase.local.vendor.Store;
import com.slotbase.local.vendor.Table;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The books of PaymentIntents, and the state machine of manual capture
 * (docs.stripe.com/payments/paymentintents/lifecycle). Every method that changes something is
 * called inside a change of the store, so those of one PaymentIntent come one after the other.
 */
final class PaymentIntents {
  private static final Set<String> CANCELLABLE =
      Set.of(
          "requires_payment_method",
          "requires_capture",
          "requires_confirmation",
          "requires_action",
          "processing");
  private static final Set<String> PAYABLE = Set.of("requires_payment_method", "requires_action");

  private final Table intents;
  private final Charges charges;
  private final Events events;
  private final InstantSource clock;

  PaymentIntents(Store store, Charges charges, Events events, InstantSource clock) {
    this.intents = store.table("stripe.payment_intents");
    this.charges = charges;
    this.events = events;
    this.clock = clock;
  }

  Table table() {
    return intents;
  }

  Optional<ObjectNode> find(String id) {
    return intents.get(id);
  }

  /** Puts the charge itself in the place of its id. */
  ObjectNode withLatestCharge(ObjectNode intent) {
    charges.latest(intent).ifPresent(charge -> intent.set("latest_charge", charge));
    return intent;
  }

  ObjectNode create(
      long amountMinor,
      String currency,
      List<String> paymentMethodTypes,
      Map<String, String> metadata,
      Origin origin) {
    ObjectNode intent =
        StripeObjects.paymentIntent(
            amountMinor, currency, paymentMethodTypes, metadata, nowSeconds());
    return save(intent, "payment_intent.created", origin);
  }

  /**
   * Captures all of the authorised amount, or less of it and releases the rest.
   *
   * @return the PaymentIntent; its status is {@code requires_payment_method} when the card's issuer
   *     declined the capture
   */
  ObjectNode capture(ObjectNode intent, Optional<Long> amountMinor, Origin origin) {
    if (!status(intent).equals("requires_capture")) {
      throw StripeError.unexpectedState(
          ("This PaymentIntent could not be captured because it has a status of %s. Only a"
                  + " PaymentIntent with one of the following statuses may be captured:"
                  + " requires_capture.")
              .formatted(status(intent)),
          intent);
    }
    long authorisedMinor = intent.path("amount_capturable").asLong();
    long capturedMinor = amountMinor.orElse(authorisedMinor);
    if (capturedMinor < 1) {
      throw StripeError.invalid(
          "amount_to_capture",
          "parameter_invalid_integer",
          "This value must be greater than or equal to 1.");
    }
    if (capturedMinor > authorisedMinor) {
      throw StripeError.invalid(
          "amount_to_capture",
          "amount_too_large",
          "The amount to capture is greater than the amount that can be captured.");
    }
    ObjectNode charge = latestCharge(intent);
    if (Charges.paidWith(charge, TestCard.CAPTURE_DECLINED)) {
      return declined(intent, charge, origin);
    }
    charges.save(
        charge
            .put("captured", true)
            .put("amount_captured", capturedMinor)
            .put("amount_refunded", authorisedMinor - capturedMinor));
    intent.put("amount_capturable", 0).put("amount_received", capturedMinor);
    return save(intent.put("status", "succeeded"), "payment_intent.succeeded", origin);
  }

  ObjectNode cancel(ObjectNode intent, Optional<String> reason, Origin origin) {
    if (!CANCELLABLE.contains(status(intent))) {
      throw StripeError.unexpectedState(
          ("You cannot cancel this PaymentIntent because it has a status of %s. Only a"
                  + " PaymentIntent with one of the following statuses may be canceled:"
                  + " requires_payment_method, requires_capture, requires_confirmation,"
                  + " requires_action, processing.")
              .formatted(status(intent)),
          intent);
    }
    if (status(intent).equals("requires_capture")) {
      ObjectNode charge = latestCharge(intent);
      charges.refund(charge, charge.path("amount").asLong());
    }
    intent
        .put("amount_capturable", 0)
        .put("canceled_at", nowSeconds())
        .put("cancellation_reason", reason.orElse(null))
        .putNull("next_action");
    return save(intent.put("status", "canceled"), "payment_intent.canceled", origin);
  }

  /**
   * The customer enters a card.
   *
   * @throws WrongStatus when the PaymentIntent waits for no card
   */
  ObjectNode pay(ObjectNode intent, TestCard card, Origin origin) {
    if (!PAYABLE.contains(status(intent))) {
      throw new WrongStatus(status(intent));
    }
    intent
        .put("payment_method", StripeIds.next("pm"))
        .putNull("last_payment_error")
        .putNull("next_action");
    return switch (card) {
      case SUCCEEDS, CAPTURE_DECLINED, REFUND_PENDING, REFUND_FAILS ->
          authorise(intent, card, origin);
      case DECLINED -> declined(intent, StripeObjects.charge(intent, card, nowSeconds()), origin);
      case NEEDS_AUTHENTICATION -> {
        ObjectNode action = Json.object().put("type", "use_stripe_sdk");
        action.putObject("use_stripe_sdk").put("type", "three_d_secure_redirect");
        intent.set("next_action", action);
        yield save(
            intent.put("status", "requires_action"), "payment_intent.requires_action", origin);
      }
    };
  }

  /**
   * The customer completes or fails 3-D Secure.
   *
   * @throws WrongStatus when the PaymentIntent doesn't wait for it
   */
  ObjectNode authenticate(ObjectNode intent, boolean succeed, Origin origin) {
    if (!status(intent).equals("requires_action")) {
      throw new WrongStatus(status(intent));
    }
    intent.putNull("next_action");
    if (succeed) {
      return authorise(intent, TestCard.NEEDS_AUTHENTICATION, origin);
    }
    return failed(intent, StripeObjects.authenticationFailedError(), origin);
  }

  private ObjectNode authorise(ObjectNode intent, TestCard card, Origin origin) {
    ObjectNode charge = StripeObjects.charge(intent, card, nowSeconds());
    charges.save(charge);
    intent
        .put("latest_charge", id(charge))
        .put("amount_capturable", intent.path("amount").asLong())
        .put("status", "requires_capture");
    return save(intent, "payment_intent.amount_capturable_updated", origin);
  }

  private ObjectNode declined(ObjectNode intent, ObjectNode charge, Origin origin) {
    StripeObjects.decline(charge);
    charges.save(charge);
    intent.put("latest_charge", id(charge));
    return failed(intent, StripeObjects.declinedError(charge), origin);
  }

  private ObjectNode failed(ObjectNode intent, ObjectNode error, Origin origin) {
    intent.set("last_payment_error", error);
    intent
        .putNull("payment_method")
        .put("amount_capturable", 0)
        .put("status", "requires_payment_method");
    return save(intent, "payment_intent.payment_failed", origin);
  }

  private ObjectNode save(ObjectNode intent, String eventType, Origin origin) {
    intents.put(id(intent), intent);
    events.emit(eventType, intent, origin);
    return intent;
  }

  private ObjectNode latestCharge(ObjectNode intent) {
    return charges.latest(intent).orElseThrow();
  }

  private static String status(ObjectNode intent) {
    return intent.path("status").asString();
  }

  private static String id(ObjectNode object) {
    return object.path("id").asString();
  }

  private long nowSeconds() {
    return clock.millis() / 1_000;
  }
}
