package com.slotbase.starter.body;

import com.slotbase.starter.error.ApiException;
import com.slotbase.workflows.error.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads every body into memory, up to a limit, so that it can be read twice: by who hashes or
 * verifies its bytes, and by who parses them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class BodyFilter extends OncePerRequestFilter {

  static final int MAX_BYTES = 256 * 1024;

  /**
   * A caller that is still sending hears its answer only once it is done, so bodies up to this size
   * are read to their end and thrown away; with a larger one the connection is cut.
   */
  static final int MAX_DISCARDED_BYTES = 4 * 1024 * 1024;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    InputStream in = request.getInputStream();
    byte[] body = in.readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      in.skip(MAX_DISCARDED_BYTES - body.length);
      throw new ApiException(ErrorCode.PAYLOAD_TOO_LARGE);
    }
    chain.doFilter(new BufferedRequest(request, body), response);
  }
}
