package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * New objects with the fields that Stripe's have in test mode, absent values as nulls. Moments are
 * in whole seconds since 1970.
 */
final class StripeObjects {
  /** The version that the account's objects and events have; a client's own wish is ignored. */
  static final String API_VERSION = "2026-07-29.dahlia";

  /** Card networks leave 7 to 21 days to respond to a dispute (docs.stripe.com/disputes). */
  private static final long RESPONSE_SECONDS = Duration.ofDays(7).toSeconds();

  private StripeObjects() {}

  static ObjectNode paymentIntent(
      long amountMinor,
      String currency,
      List<String> paymentMethodTypes,
      Map<String, String> metadata,
      long created) {
    String id = StripeIds.next("pi");
    ObjectNode intent =
        Json.object()
            .put("id", id)
            .put("object", "payment_intent")
            .put("amount", amountMinor)
            .put("amount_capturable", 0)
            .put("amount_received", 0)
            .putNull("application")
            .putNull("application_fee_amount")
            .putNull("automatic_payment_methods")
            .putNull("canceled_at")
            .putNull("cancellation_reason")
            .put("capture_method", "manual")
            .put("client_secret", id + "_secret_" + StripeIds.random(25))
            .put("confirmation_method", "automatic")
            .put("created", created)
            .put("currency", currency)
            .putNull("customer")
            .putNull("description")
            .putNull("last_payment_error")
            .putNull("latest_charge")
            .put("livemode", false)
            .putNull("next_action")
            .putNull("payment_method")
            .putNull("receipt_email")
            .putNull("setup_future_usage")
            .put("status", "requires_payment_method");
    intent.putObject("amount_details").putObject("tip");
    paymentMethodTypes.forEach(intent.putArray("payment_method_types")::add);
    metadata.forEach(intent.putObject("metadata")::put);
    return intent;
  }

  /** A charge that was authorised and not captured. */
  static ObjectNode charge(ObjectNode intent, TestCard card, long created) {
    ObjectNode charge =
        Json.object()
            .put("id", StripeIds.next("ch"))
            .put("object", "charge")
            .put("amount", intent.path("amount").asLong())
            .put("amount_captured", 0)
            .put("amount_refunded", 0)
            .put("captured", false)
            .put("created", created)
            .put("currency", intent.path("currency").asString())
            .put("disputed", false)
            .putNull("failure_code")
            .putNull("failure_message")
            .put("livemode", false)
            .put("paid", true)
            .put("payment_intent", intent.path("id").asString())
            .put("payment_method", intent.path("payment_method").asString())
            .put("refunded", false)
            .put("status", "succeeded");
    charge
        .putObject("outcome")
        .put("network_status", "approved_by_network")
        .putNull("reason")
        .put("risk_level", "normal")
        .put("seller_message", "Payment complete.")
        .put("type", "authorized");
    charge
        .putObject("payment_method_details")
        .put("type", "card")
        .putObject("card")
        .put("brand", card.brand())
        .put("last4", card.last4());
    charge.set("metadata", intent.path("metadata"));
    return charge;
  }

  /** Makes a charge one that the card's issuer has refused. */
  static void decline(ObjectNode charge) {
    charge
        .put("paid", false)
        .put("status", "failed")
        .put("failure_code", "card_declined")
        .put("failure_message", "Your card was declined.");
    charge
        .putObject("outcome")
        .put("network_status", "declined_by_network")
        .put("reason", "generic_decline")
        .put("risk_level", "normal")
        .put("seller_message", "The bank did not return any further details with this decline.")
        .put("type", "issuer_declined");
  }

  /** The error that a declined charge leaves on its PaymentIntent. */
  static ObjectNode declinedError(ObjectNode charge) {
    return Json.object()
        .put("charge", charge.path("id").asString())
        .put("code", "card_declined")
        .put("decline_code", "generic_decline")
        .put("doc_url", "https://stripe.com/docs/error-codes/card-declined")
        .put("message", "Your card was declined.")
        .put("type", "card_error");
  }

  static ObjectNode authenticationFailedError() {
    return Json.object()
        .put("code", "payment_intent_authentication_failure")
        .put("doc_url", "https://stripe.com/docs/error-codes/payment-intent-authentication-failure")
        .put(
            "message",
            "The provided PaymentMethod has failed authentication. You can provide"
                + " payment_method_data or a new PaymentMethod to attempt to fulfill this"
                + " PaymentIntent again.")
        .put("type", "invalid_request_error");
  }

  /** A refund that is pending. */
  static ObjectNode refund(
      ObjectNode charge,
      long amountMinor,
      Optional<String> reason,
      Map<String, String> metadata,
      long created) {
    ObjectNode refund =
        Json.object()
            .put("id", StripeIds.next("re"))
            .put("object", "refund")
            .put("amount", amountMinor)
            .put("balance_transaction", StripeIds.next("txn"))
            .put("charge", charge.path("id").asString())
            .put("created", created)
            .put("currency", charge.path("currency").asString())
            .put("payment_intent", charge.path("payment_intent").asString())
            .put("pending_reason", "processing")
            .put("reason", reason.orElse(null))
            .putNull("receipt_number")
            .putNull("source_transfer_reversal")
            .put("status", "pending")
            .putNull("transfer_reversal");
    refund.putObject("destination_details").put("type", "card").putObject("card");
    metadata.forEach(refund.putObject("metadata")::put);
    return refund;
  }

  static ObjectNode succeed(ObjectNode refund) {
    refund.remove("pending_reason");
    return refund.put("status", "succeeded");
  }

  static ObjectNode fail(ObjectNode refund, String reason) {
    refund.remove("pending_reason");
    return refund
        .put("failure_balance_transaction", StripeIds.next("txn"))
        .put("failure_reason", reason)
        .put("status", "failed");
  }

  static ObjectNode dispute(
      ObjectNode charge, long amountMinor, String reason, String status, long created) {
    ObjectNode dispute =
        Json.object()
            .put("id", StripeIds.next("du"))
            .put("object", "dispute")
            .put("amount", amountMinor)
            .put("charge", charge.path("id").asString())
            .put("created", created)
            .put("currency", charge.path("currency").asString())
            .put("is_charge_refundable", false)
            .put("livemode", false)
            .put("payment_intent", charge.path("payment_intent").asString())
            .put("reason", reason)
            .put("status", status);
    dispute.putArray("balance_transactions");
    dispute.putObject("evidence");
    dispute
        .putObject("evidence_details")
        .put("due_by", created + RESPONSE_SECONDS)
        .put("has_evidence", false)
        .put("past_due", false)
        .put("submission_count", 0);
    dispute.putObject("metadata");
    return dispute;
  }

  static ObjectNode event(String type, ObjectNode object, Origin origin, long created) {
    ObjectNode event =
        Json.object()
            .put("id", StripeIds.next("evt"))
            .put("object", "event")
            .put("api_version", API_VERSION)
            .put("created", created)
            .put("livemode", false)
            .put("pending_webhooks", 1)
            .put("type", type);
    event.putObject("data").set("object", object.deepCopy());
    event.set("request", origin.toJson());
    return event;
  }
}
