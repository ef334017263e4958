package com.slotbase.starter.idempotency;

import com.slotbase.starter.idempotency.AnswerRecorded.How;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Finds out how the answer of a request is to be recorded, from the controller it is for. */
@Component
class RecordingMode {

  private final RequestMappingHandlerMapping controllers;

  RecordingMode(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers) {
    this.controllers = controllers;
  }

  How of(HttpServletRequest request) {
    AnswerRecorded recorded = annotation(request);
    return recorded == null ? How.UNDER_A_LEASE : recorded.value();
  }

  private @Nullable AnswerRecorded annotation(HttpServletRequest request) {
    ServletRequestPathUtils.parseAndCache(request);
    HandlerExecutionChain found;
    try {
      found = controllers.getHandler(request);
    } catch (Exception refusedLater) {
      // No controller takes this method or media type: the dispatcher finds so, too, and says it.
      return null;
    }
    return found != null && found.getHandler() instanceof HandlerMethod method
        ? method.getMethodAnnotation(AnswerRecorded.class)
        : null;
  }
}
