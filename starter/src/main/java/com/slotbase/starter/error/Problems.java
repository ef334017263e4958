package com.slotbase.starter.error;

import com.slotbase.starter.request.RequestId;
import com.slotbase.workflows.error.ErrorCode;
import com.slotbase.workflows.error.ErrorMessages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a caller what went wrong, from within a controller or outside of all of them. */
@Component
public class Problems {

  private final JsonMapper json;
  private final Clock clock;

  Problems(JsonMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /** The answer for who still can return one. */
  ResponseEntity<Problem> answer(ApiException refusal, HttpServletRequest request) {
    return ResponseEntity.status(refusal.code().status())
        .headers(headers -> headers(refusal).forEach(headers::set))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem(refusal, request));
  }

  /** Writes the answer; does nothing if another one is already on its way. */
  public void write(ApiException refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(refusal.code().status());
    response.setContentType(Problem.MEDIA_TYPE);
    headers(refusal).forEach(response::setHeader);
    byte[] body = json.writeValueAsBytes(problem(refusal, request));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  private static Map<String, String> headers(ApiException refusal) {
    Duration retryAfter = refusal.retryAfter();
    if (refusal.code() == ErrorCode.UNAUTHORIZED_ACCESS) {
      return Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (refusal.details().get(Faults.ALLOWED) instanceof List<?> methods) {
      return Map.of(
          HttpHeaders.ALLOW,
          methods.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
    return retryAfter == null
        ? Map.of()
        : Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds(retryAfter)));
  }

  private Problem problem(ApiException refusal, HttpServletRequest request) {
    ErrorCode code = refusal.code();
    Duration retryAfter = refusal.retryAfter();
    String message = ErrorMessages.of(code, language(request));
    String requestId = RequestId.of(request);
    return new Problem(
        "urn:slotbase:error:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        title(code),
        code.status(),
        message,
        "urn:slotbase:request:" + requestId,
        false,
        new Problem.Error(
            code,
            message,
            refusal.details().isEmpty() ? null : refusal.details(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            requestId,
            code.recoverable(),
            retryAfter == null ? null : seconds(retryAfter)),
        new Problem.Meta("v1", asSent(request.getRequestURI()), asSent(request.getMethod())));
  }

  private static String title(ErrorCode code) {
    String words = code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Rounded up, so that who waits as long as told is not too early. */
  private static long seconds(Duration wait) {
    return wait.plusMillis(999).toSeconds();
  }

  /** Of a request that the server could not even read there may be neither. */
  private static String asSent(@Nullable String part) {
    return part == null ? "" : part;
  }

  private static Locale language(HttpServletRequest request) {
    Locale found = null;
    try {
      String wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
      if (wanted != null) {
        found = Locale.lookup(Locale.LanguageRange.parse(wanted), ErrorMessages.LANGUAGES);
      }
    } catch (IllegalArgumentException | RequestRejectedException malformed) {
      // Who can't say which language gets the default one.
    }
    return found == null ? ErrorMessages.LANGUAGES.getFirst() : found;
  }
}
