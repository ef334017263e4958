package com.slotbase.starter.error;

import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every error body: a problem of RFC 9457 that also carries the envelope of E2.
 *
 * @param type a name of the code as a URI; nothing is found there
 * @param title the code in words, always in English
 * @param detail the message, in the caller's language
 * @param instance names this one occurrence by its request id
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    boolean success,
    Error error,
    Meta meta) {

  /** As in {@code Content-Type}. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * @param requestId leads to the log lines
   * @param retryAfter in seconds
   */
  @Schema(name = "ProblemError")
  public record Error(
      ErrorCode code,
      String message,
      @Nullable Map<String, Object> details,
      Instant timestamp,
      String requestId,
      boolean recoverable,
      @Nullable Long retryAfter) {}

  /**
   * @param endpoint the path as sent
   */
  @Schema(name = "ProblemMeta")
  public record Meta(String version, String endpoint, String method) {}
}
