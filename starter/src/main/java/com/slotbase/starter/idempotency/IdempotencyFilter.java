package com.slotbase.starter.idempotency;

import com.slotbase.adapters.idempotency.IdempotencyKey;
import com.slotbase.starter.body.BufferedRequest;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.security.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/** Gives the same answer to the same key. It comes after security, as a key is its caller's. */
@Component
@Order(0)
class IdempotencyFilter extends OncePerRequestFilter {

  private static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

  /** No address of ours is longer; what is will be answered 404, and needs no record. */
  private static final int LONGEST_PATH = 512;

  private final RecordingMode modes;
  private final AnswerRecords records;

  IdempotencyFilter(RecordingMode modes, AnswerRecords records) {
    this.modes = modes;
    this.records = records;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Caller caller = caller();
    String key = request.getHeader(HEADER);
    boolean addressable = request.getRequestURI().length() <= LONGEST_PATH;
    if (caller == null || key == null || !addressable || !request.getMethod().equals("POST")) {
      chain.doFilter(request, response);
      return;
    }
    if (!KEY.matcher(key).matches()) {
      throw ApiException.invalid(HEADER, "must be 1 to 255 visible ASCII characters");
    }
    var call =
        new IdempotentCall(
            new IdempotencyKey(caller.sub(), request.getRequestURI(), key, hash(request)));
    request.setAttribute(IdempotentCall.ATTRIBUTE, call);
    var answer = new ContentCachingResponseWrapper(response);
    records.recorded(call, modes.of(request), answer, () -> chain.doFilter(request, answer));
    answer.copyBodyToResponse();
  }

  private static @Nullable Caller caller() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Caller caller
        ? caller
        : null;
  }

  private static byte[] hash(HttpServletRequest request) {
    BufferedRequest buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
    if (buffered == null) {
      throw new IllegalStateException("The body was not read before its hash was asked for");
    }
    try {
      return MessageDigest.getInstance("SHA-256").digest(buffered.body());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
