package com.slotbase.starter.error;

import com.slotbase.workflows.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal that the caller is told as it is. It has no stack trace, as it is not a fault. */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient Map<String, Object> details;
  private final @Nullable Duration retryAfter;

  public ApiException(ErrorCode code) {
    this(code, Map.of());
  }

  /**
   * @param details what a program needs to go on from here, in JSON's terms; the caller sees it
   */
  public ApiException(ErrorCode code, Map<String, Object> details) {
    this(code, details, code.retry().repeats() ? code.retry().firstWait() : null);
  }

  /**
   * @param retryAfter when it is worth trying again; null when waiting changes nothing
   */
  public ApiException(ErrorCode code, Map<String, Object> details, @Nullable Duration retryAfter) {
    super(code.name(), null, false, false);
    this.code = code;
    this.details = Map.copyOf(details);
    this.retryAfter = retryAfter;
  }

  /** One thing of the request is wrong, and this is its name. */
  public static ApiException invalid(String field, String message) {
    return invalid(List.of(new Violation(field, message)));
  }

  public static ApiException invalid(List<Violation> violations) {
    return new ApiException(ErrorCode.VALIDATION_FAILED, Map.of("errors", violations));
  }

  public ErrorCode code() {
    return code;
  }

  public Map<String, Object> details() {
    return details;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
