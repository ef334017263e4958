package com.slotbase.local.fcm;

import com.slotbase.local.vendor.Answer;
import com.slotbase.local.vendor.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A refusal in FCM's words, thrown before anything was changed
 * (firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode).
 */
final class FcmError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Seconds. FCM asks for a minute or so; what counts here is that it is heeded. */
  private static final String RETRY_AFTER = "1";

  private static final String TYPE = "type.googleapis.com/";

  private final int status;
  private final String rpcStatus;
  private final String errorCode;
  private final String field;

  /**
   * @param errorCode FCM's own; empty if the answer does not come from it
   * @param field the one that is refused; empty for none
   */
  private FcmError(int status, String rpcStatus, String errorCode, String field, String message) {
    super(message);
    this.status = status;
    this.rpcStatus = rpcStatus;
    this.errorCode = errorCode;
    this.field = field;
  }

  static FcmError unauthenticated() {
    return new FcmError(
        401,
        "UNAUTHENTICATED",
        "",
        "",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login"
            + " cookie or other valid authentication credential.");
  }

  static FcmError notFound() {
    return new FcmError(404, "NOT_FOUND", "", "", "Requested entity was not found.");
  }

  static FcmError unregistered() {
    return new FcmError(404, "NOT_FOUND", "UNREGISTERED", "", "Requested entity was not found.");
  }

  static FcmError malformedToken() {
    return invalid("message.token", "The registration token is not a valid FCM registration token");
  }

  static FcmError invalid(String field, String message) {
    return new FcmError(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT", field, message);
  }

  static FcmError ordered(int status) {
    return switch (status) {
      case 401 -> unauthenticated();
      case 403 ->
          new FcmError(403, "PERMISSION_DENIED", "SENDER_ID_MISMATCH", "", "SenderId mismatch");
      case 404 -> unregistered();
      case 429 ->
          new FcmError(
              429,
              "RESOURCE_EXHAUSTED",
              "QUOTA_EXCEEDED",
              "",
              "Quota exceeded for quota metric 'Send requests' and limit 'Send requests per"
                  + " minute' of service 'fcm.googleapis.com'.");
      case 503 ->
          new FcmError(
              503, "UNAVAILABLE", "UNAVAILABLE", "", "The service is currently unavailable.");
      default ->
          status >= 500
              ? new FcmError(status, "INTERNAL", "INTERNAL", "", "Internal error encountered.")
              : new FcmError(
                  status,
                  "INVALID_ARGUMENT",
                  "INVALID_ARGUMENT",
                  "",
                  "Request contains an invalid argument.");
    };
  }

  Answer answer() {
    if (status == 502) {
      return badGateway();
    }
    ObjectNode error =
        Json.object().put("code", status).put("message", getMessage()).put("status", rpcStatus);
    ArrayNode details = details();
    if (!details.isEmpty()) {
      error.set("details", details);
    }
    Answer answer = Answer.of(status, Json.object().set("error", error));
    return status == 429 || status == 503 ? answer.withHeader("Retry-After", RETRY_AFTER) : answer;
  }

  private ArrayNode details() {
    ArrayNode details = Json.array();
    if (!errorCode.isEmpty()) {
      details.add(
          Json.object()
              .put("@type", TYPE + "google.firebase.fcm.v1.FcmError")
              .put("errorCode", errorCode));
    }
    if (!field.isEmpty()) {
      ObjectNode violation = Json.object().put("field", field).put("description", getMessage());
      details.add(
          Json.object()
              .put("@type", TYPE + "google.rpc.BadRequest")
              .set("fieldViolations", Json.array().add(violation)));
    }
    return details;
  }

  /** From the machine in front of FCM, which speaks HTML. */
  private static Answer badGateway() {
    return Answer.html(
        502,
        """
        <!DOCTYPE html>
        <html lang=en>
          <title>Error 502 (Server Error)!!1</title>
          <p><b>502.</b> <ins>That’s an error.</ins>
          <p>The server encountered a temporary error and could not complete your request.
        </html>
        """);
  }
}
