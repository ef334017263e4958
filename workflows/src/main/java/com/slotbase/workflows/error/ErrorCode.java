package com.slotbase.workflows.error;

import static com.slotbase.workflows.error.ErrorCategory.BUSINESS;
import static com.slotbase.workflows.error.ErrorCategory.CLIENT;
import static com.slotbase.workflows.error.ErrorCategory.NETWORK;
import static com.slotbase.workflows.error.ErrorCategory.SERVER;
import static com.slotbase.workflows.error.ErrorType.AUTHENTICATION;
import static com.slotbase.workflows.error.ErrorType.AUTHORIZATION;
import static com.slotbase.workflows.error.ErrorType.BUSINESS_RULE;
import static com.slotbase.workflows.error.ErrorType.DATABASE;
import static com.slotbase.workflows.error.ErrorType.INTERNAL;
import static com.slotbase.workflows.error.ErrorType.PLATFORM_API;
import static com.slotbase.workflows.error.ErrorType.RATE_LIMIT;
import static com.slotbase.workflows.error.ErrorType.VALIDATION;
import static com.slotbase.workflows.error.RecoveryAction.CONNECT_WALLET;
import static com.slotbase.workflows.error.RecoveryAction.OFFLINE_MODE;
import static com.slotbase.workflows.error.RecoveryAction.REFRESH;
import static com.slotbase.workflows.error.RecoveryAction.REPORT;
import static com.slotbase.workflows.error.RecoveryAction.RETRY;
import static com.slotbase.workflows.error.RecoveryAction.SEE_LIMITS;
import static com.slotbase.workflows.error.RecoveryAction.SIGN_IN;
import static com.slotbase.workflows.error.RecoveryAction.UPGRADE;
import static com.slotbase.workflows.error.RetryRule.BACKOFF;
import static com.slotbase.workflows.error.RetryRule.NEVER;
import static com.slotbase.workflows.error.Severity.CRITICAL;
import static com.slotbase.workflows.error.Severity.HIGH;
import static com.slotbase.workflows.error.Severity.LOW;
import static com.slotbase.workflows.error.Severity.MEDIUM;

import java.util.List;

/**
 * Every error code with all that is known about it (E1); its texts are in {@link ErrorMessages}.
 *
 * <p>Names and statuses are a promise to callers: a row may be added, but never renamed.
 * Recoverable (a person can get on from here) is not the same as repeated (a program tries again by
 * itself): only the five codes of E6 are repeated.
 */
public enum ErrorCode {
  // Who is asking, and for what.
  UNAUTHORIZED_ACCESS(
      401, CLIENT, AUTHENTICATION, HIGH, true, NEVER, CONNECT_WALLET, SIGN_IN, REFRESH),
  INSUFFICIENT_PERMISSIONS(403, CLIENT, AUTHORIZATION, HIGH, true, NEVER, RETRY, REPORT),
  SELLER_NOT_FOUND(404, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),
  LISTING_NOT_FOUND(404, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),
  BOOKING_NOT_FOUND(404, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),
  REFUND_NOT_FOUND(404, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),
  REFUND_CASE_NOT_FOUND(404, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),
  WAITLIST_ENTRY_NOT_FOUND(404, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),
  ENDPOINT_NOT_FOUND(404, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),

  // How it is asked.
  VALIDATION_FAILED(400, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),
  INVALID_WALLET_ADDRESS(400, CLIENT, VALIDATION, LOW, false, NEVER, RETRY, REPORT),
  /** Low, so that a flood of forged webhooks can't fill the error records. */
  WEBHOOK_SIGNATURE_INVALID(400, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),
  METHOD_NOT_ALLOWED(405, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),
  NOT_ACCEPTABLE(406, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),
  PAYLOAD_TOO_LARGE(413, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),
  UNSUPPORTED_MEDIA_TYPE(415, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),
  IDEMPOTENCY_KEY_REUSED(422, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),
  IDEMPOTENCY_IN_PROGRESS(409, CLIENT, VALIDATION, LOW, true, NEVER, RETRY, REPORT),
  RATE_LIMIT_EXCEEDED(429, CLIENT, RATE_LIMIT, MEDIUM, true, BACKOFF, RETRY, REPORT),

  // What stands against it.
  TIER_LIMIT_EXCEEDED(403, BUSINESS, BUSINESS_RULE, MEDIUM, true, NEVER, UPGRADE, SEE_LIMITS),
  /** High, as E4 has it for a booking conflict. */
  SLOT_TAKEN(409, BUSINESS, BUSINESS_RULE, HIGH, true, NEVER, RETRY, REPORT),
  INVALID_STATE(409, BUSINESS, BUSINESS_RULE, LOW, true, NEVER, RETRY, REPORT),
  HOLD_EXPIRED(410, BUSINESS, BUSINESS_RULE, LOW, true, NEVER, RETRY, REPORT),
  PAYMENT_REQUIRED(402, BUSINESS, BUSINESS_RULE, LOW, true, NEVER, RETRY, REPORT),
  REFUND_EXCEEDS_CAPTURE(409, BUSINESS, BUSINESS_RULE, LOW, true, NEVER, RETRY, REPORT),

  // What failed.
  /** Critical, as E4 has it for a payment that failed. */
  PAYMENT_PROCESSING_ERROR(502, BUSINESS, PLATFORM_API, CRITICAL, true, NEVER, RETRY, REPORT),
  CANCELLATION_INCOMPLETE(503, BUSINESS, PLATFORM_API, HIGH, true, NEVER, RETRY, REPORT),
  REQUEST_TIMEOUT(408, NETWORK, ErrorType.NETWORK, MEDIUM, true, BACKOFF, RETRY, REPORT),
  /** Its number is a close code of the WebSocket protocol, not a status of HTTP. */
  WEBSOCKET_CONNECTION_LOST(1006, NETWORK, ErrorType.NETWORK, MEDIUM, true, NEVER, RETRY, REPORT),
  SERVICE_UNAVAILABLE(503, SERVER, PLATFORM_API, HIGH, true, BACKOFF, RETRY, OFFLINE_MODE),
  CACHE_SERVICE_ERROR(500, SERVER, PLATFORM_API, MEDIUM, true, NEVER, RETRY, REPORT),
  IMAGE_UPLOAD_FAILED(500, SERVER, PLATFORM_API, MEDIUM, true, NEVER, RETRY, REPORT),
  /** For error records; a caller is told {@link #SERVICE_UNAVAILABLE} instead. */
  DATABASE_CONNECTION_FAILED(500, SERVER, DATABASE, CRITICAL, true, BACKOFF, RETRY, REPORT),
  INTERNAL_SERVER_ERROR(500, SERVER, INTERNAL, CRITICAL, true, BACKOFF, RETRY, REPORT);

  private final int status;
  private final ErrorCategory category;
  private final ErrorType type;
  private final Severity severity;
  private final boolean recoverable;
  private final RetryRule retry;
  private final List<RecoveryAction> actions;

  ErrorCode(
      int status,
      ErrorCategory category,
      ErrorType type,
      Severity severity,
      boolean recoverable,
      RetryRule retry,
      RecoveryAction... actions) {
    this.status = status;
    this.category = category;
    this.type = type;
    this.severity = severity;
    this.recoverable = recoverable;
    this.retry = retry;
    this.actions = List.of(actions);
  }

  /** The status of the HTTP answer; for {@link #WEBSOCKET_CONNECTION_LOST} a close code. */
  public int status() {
    return status;
  }

  public ErrorCategory category() {
    return category;
  }

  public ErrorType type() {
    return type;
  }

  public Severity severity() {
    return severity;
  }

  /** Whether the person can get on, by another input or by trying again. */
  public boolean recoverable() {
    return recoverable;
  }

  /** Whether a program repeats the call by itself, and with which waits. */
  public RetryRule retry() {
    return retry;
  }

  /** What the person is offered, the likeliest first; never empty. */
  public List<RecoveryAction> actions() {
    return actions;
  }
}
