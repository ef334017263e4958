package com.slotbase.local.stripe;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * A refusal in Stripe's words. Thrown before anything was changed.
 *
 * <p>Whether an idempotency key keeps it depends on how far the request came: Stripe keeps the
 * results of requests whose execution began, not of those that failed validation, met another one
 * under the same key, or were turned away for their number
 * (docs.stripe.com/api/idempotent_requests).
 */
final class StripeError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String INVALID_REQUEST = "invalid_request_error";

  private final int status;
  private final boolean executed;
  private final transient ObjectNode error;

  private StripeError(int status, boolean executed, String type, String message) {
    super(message);
    this.status = status;
    this.executed = executed;
    this.error = Json.object().put("message", message).put("type", type);
  }

  static StripeError unauthenticated() {
    return new StripeError(
        401,
        false,
        INVALID_REQUEST,
        "You did not provide an API key. You need to provide your API key in the Authorization"
            + " header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
  }

  static StripeError noSuchUrl(String method, String path) {
    return new StripeError(
        404, false, INVALID_REQUEST, "Unrecognized request URL (%s: %s).".formatted(method, path));
  }

  /**
   * @param kind as Stripe names it, such as {@code payment_intent}
   */
  static StripeError noSuchObject(String kind, String id, String param) {
    return new StripeError(404, false, INVALID_REQUEST, "No such %s: '%s'".formatted(kind, id))
        .code("resource_missing")
        .param(param);
  }

  static StripeError missing(String param) {
    return invalid(param, "parameter_missing", "Missing required param: " + param + ".");
  }

  static StripeError unknownParameter(String param) {
    return invalid(param, "parameter_unknown", "Received unknown parameter: " + param);
  }

  static StripeError invalid(String param, String code, String message) {
    return new StripeError(400, false, INVALID_REQUEST, message).code(code).param(param);
  }

  static StripeError invalid(String param, String message) {
    return new StripeError(400, false, INVALID_REQUEST, message).param(param);
  }

  static StripeError unexpectedState(String message, ObjectNode paymentIntent) {
    StripeError refused =
        new StripeError(400, true, INVALID_REQUEST, message)
            .code("payment_intent_unexpected_state");
    refused.error.set("payment_intent", paymentIntent);
    return refused;
  }

  /** Of a refund that says neither what to refund. */
  static StripeError nothingNamedToRefund() {
    return new StripeError(
        400,
        false,
        INVALID_REQUEST,
        "One of the following params should be provided for this request: payment_intent or"
            + " charge.");
  }

  static StripeError nothingToRefund(String paymentIntentId) {
    return new StripeError(
        400,
        true,
        INVALID_REQUEST,
        "This PaymentIntent (%s) does not have a successful charge to refund."
            .formatted(paymentIntentId));
  }

  static StripeError chargeDisputed(String chargeId) {
    return new StripeError(
            400,
            true,
            INVALID_REQUEST,
            "Charge %s has been charged back; cannot issue a refund.".formatted(chargeId))
        .code("charge_disputed");
  }

  static StripeError chargeAlreadyRefunded(String chargeId) {
    return new StripeError(
            400, true, INVALID_REQUEST, "Charge %s has already been refunded.".formatted(chargeId))
        .code("charge_already_refunded");
  }

  /** Stripe gives this one no code. */
  static StripeError overRefund(long amountMinor, long leftMinor, ObjectNode charge) {
    String currency = charge.path("currency").asString();
    boolean untouched = leftMinor == charge.path("amount").asLong();
    return new StripeError(
            400,
            true,
            INVALID_REQUEST,
            "Refund amount (%s) is greater than %s (%s)"
                .formatted(
                    Amounts.spoken(amountMinor, currency),
                    untouched ? "charge amount" : "unrefunded amount on charge",
                    Amounts.spoken(leftMinor, currency)))
        .param("amount");
  }

  static StripeError insufficientBalance() {
    return new StripeError(
            400,
            true,
            INVALID_REQUEST,
            "Insufficient funds in your Stripe balance to refund this amount.")
        .code("balance_insufficient");
  }

  static StripeError keyReused(String message) {
    return new StripeError(400, false, "idempotency_error", message);
  }

  static StripeError keyInUse(String key) {
    return new StripeError(
            409,
            false,
            "idempotency_error",
            "There is currently another in-progress request using this Idempotent Key (that"
                + " probably means you submitted twice, and the other request is still going"
                + " through): "
                + key
                + ". Please try again later.")
        .code("idempotency_key_in_use");
  }

  /** What a fault answers: the type that Stripe gives to errors of this status. */
  static StripeError ordered(int status) {
    return switch (status) {
      case 401 -> new StripeError(401, false, INVALID_REQUEST, "Invalid API Key provided.");
      case 402 -> declined();
      case 409 ->
          new StripeError(409, false, INVALID_REQUEST, "The request conflicts with another one.");
      case 429 ->
          new StripeError(429, false, INVALID_REQUEST, "Too many requests in a short time.")
              .code("rate_limit");
      default ->
          status < 500
              ? new StripeError(status, true, INVALID_REQUEST, "The request was refused.")
              : new StripeError(status, true, "api_error", "An unknown error occurred.");
    };
  }

  private static StripeError declined() {
    StripeError declined =
        new StripeError(402, true, "card_error", "Your card was declined.").code("card_declined");
    declined.error.put("decline_code", "generic_decline");
    return declined;
  }

  private StripeError code(String code) {
    error.put("code", code);
    error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
    return this;
  }

  private StripeError param(String param) {
    error.put("param", param);
    return this;
  }

  /** Whether an idempotency key keeps it. */
  boolean executed() {
    return executed;
  }

  Answer answer() {
    return Answer.of(status, Json.object().set("error", error));
  }
}
