package com.slotbase.local.resend;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Json;

/**
 * A refusal in Resend's words, thrown before anything was changed
 * (resend.com/docs/api-reference/errors).
 */
final class ResendError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String name;

  private ResendError(int status, String name, String message) {
    super(message);
    this.status = status;
    this.name = name;
  }

  static ResendError missingKey() {
    return new ResendError(401, "missing_api_key", "Missing API key in the authorization header.");
  }

  static ResendError missing(String field) {
    return new ResendError(422, "missing_required_field", "Missing `" + field + "` field.");
  }

  static ResendError invalid(String message) {
    return new ResendError(422, "validation_error", message);
  }

  static ResendError notFound() {
    return new ResendError(404, "not_found", "The requested endpoint does not exist.");
  }

  static ResendError noSuchEmail() {
    return new ResendError(404, "not_found", "Email not found.");
  }

  static ResendError keyReused() {
    return new ResendError(
        409,
        "invalid_idempotent_request",
        "This idempotency key has been used on a request that is different from this one.");
  }

  static ResendError keyInUse() {
    return new ResendError(
        409,
        "concurrent_idempotent_requests",
        "Another request with the same idempotency key is in progress.");
  }

  static ResendError tooMany() {
    return new ResendError(
        429, "rate_limit_exceeded", "Too many requests. Please limit the number of requests.");
  }

  static ResendError ordered(int status) {
    if (status == 429) {
      return tooMany();
    }
    return status >= 500
        ? new ResendError(status, "internal_server_error", "An unexpected error occurred.")
        : new ResendError(status, "validation_error", "The request was refused.");
  }

  Answer answer() {
    Answer answer =
        Answer.of(
            status,
            Json.object().put("statusCode", status).put("name", name).put("message", getMessage()));
    return status == 429 ? answer.withHeader("retry-after", "1") : answer;
  }
}
