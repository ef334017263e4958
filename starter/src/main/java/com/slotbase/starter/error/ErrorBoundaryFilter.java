package com.slotbase.starter.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers what the filters throw, which no advice of a controller sees. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ErrorBoundaryFilter extends OncePerRequestFilter {

  private final Problems problems;

  ErrorBoundaryFilter(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    try {
      chain.doFilter(request, response);
    } catch (Exception thrown) {
      problems.write(Faults.refusal(thrown), request, response);
    }
  }
}
