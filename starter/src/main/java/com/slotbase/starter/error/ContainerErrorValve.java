package com.slotbase.starter.error;

import com.slotbase.workflows.error.ErrorCode;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what Tomcat refuses by itself, before any filter of ours: request lines, headers and
 * paths that it can't read.
 */
class ContainerErrorValve extends ErrorReportValve {

  private static final Logger log = LoggerFactory.getLogger(ContainerErrorValve.class);

  private final Problems problems;

  ContainerErrorValve(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    // Whoever set a status below 400, or wrote a body already, has answered.
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      problems.write(refusal(status, thrown), request, response.getResponse());
    } catch (IOException gone) {
      log.debug("The caller left before hearing of its error", gone);
    }
  }

  /** What Tomcat throws beside a 4xx is about the request, and in words for its log. */
  private static ApiException refusal(int status, @Nullable Throwable thrown) {
    return thrown == null || status < 500 ? new ApiException(code(status)) : Faults.refusal(thrown);
  }

  private static ErrorCode code(int status) {
    return switch (status) {
      case 401 -> ErrorCode.UNAUTHORIZED_ACCESS;
      case 403 -> ErrorCode.INSUFFICIENT_PERMISSIONS;
      case 404 -> ErrorCode.ENDPOINT_NOT_FOUND;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 408 -> ErrorCode.REQUEST_TIMEOUT;
      case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
      case 503 -> ErrorCode.SERVICE_UNAVAILABLE;
      case 500 -> ErrorCode.INTERNAL_SERVER_ERROR;
      // Also where Tomcat has a 5xx for what the caller sent: an unknown transfer encoding (501) or
      // version of HTTP (505).
      default -> ErrorCode.VALIDATION_FAILED;
    };
  }
}
