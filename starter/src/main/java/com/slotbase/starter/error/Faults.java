package com.slotbase.starter.error;

import com.slotbase.adapters.database.Reachability;
import com.slotbase.workflows.error.ErrorCode;
import jakarta.servlet.ServletException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever was thrown into what the caller may know of it. */
final class Faults {

  private static final Logger log = LoggerFactory.getLogger(Faults.class);

  /** The detail that names the methods of an address; also told in the header {@code Allow}. */
  static final String ALLOWED = "allowed";

  private Faults() {}

  /** Logs what is a fault of ours; the caller is told its code alone. */
  static ApiException refusal(Throwable thrown) {
    return switch (thrown) {
      case ApiException refusal -> refusal;
      case HttpMessageNotReadableException unreadable -> UnreadableBody.refusal(unreadable);
      case MethodArgumentTypeMismatchException mismatch ->
          ApiException.invalid(mismatch.getName(), "has the wrong form");
      case MissingServletRequestParameterException missing ->
          ApiException.invalid(missing.getParameterName(), "is required");
      case MissingRequestHeaderException missing ->
          ApiException.invalid(missing.getHeaderName(), "is required");
      case ServletRequestBindingException unbound -> new ApiException(ErrorCode.VALIDATION_FAILED);
      case NoResourceFoundException nothing -> new ApiException(ErrorCode.ENDPOINT_NOT_FOUND);
      case NoHandlerFoundException nothing -> new ApiException(ErrorCode.ENDPOINT_NOT_FOUND);
      case HttpRequestMethodNotSupportedException method ->
          new ApiException(ErrorCode.METHOD_NOT_ALLOWED, Map.of(ALLOWED, allowed(method)));
      case HttpMediaTypeNotSupportedException type ->
          new ApiException(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
      case HttpMediaTypeNotAcceptableException type -> new ApiException(ErrorCode.NOT_ACCEPTABLE);
      // A body, a query and a header that can't be read, in that order.
      case BadRequestException unreadable -> new ApiException(ErrorCode.VALIDATION_FAILED);
      case InvalidParameterException unreadable -> new ApiException(ErrorCode.VALIDATION_FAILED);
      case RequestRejectedException unreadable -> new ApiException(ErrorCode.VALIDATION_FAILED);
      case SocketTimeoutException slow -> new ApiException(ErrorCode.REQUEST_TIMEOUT);
      case ServletException wrapper when wrapper.getCause() != null -> refusal(wrapper.getCause());
      default -> fault(thrown);
    };
  }

  private static List<String> allowed(HttpRequestMethodNotSupportedException method) {
    String[] supported = method.getSupportedMethods();
    return supported == null ? List.of() : List.of(supported);
  }

  private static ApiException fault(Throwable thrown) {
    if (Reachability.isLost(thrown)) {
      log.warn("The database is away: {}", thrown.getMessage());
      return new ApiException(ErrorCode.SERVICE_UNAVAILABLE);
    }
    log.error("Unexpected", thrown);
    return new ApiException(ErrorCode.INTERNAL_SERVER_ERROR);
  }
}
