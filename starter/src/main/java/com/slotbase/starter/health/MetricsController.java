package com.slotbase.starter.health;

import com.slotbase.starter.openapi.Refuses;
import com.slotbase.workflows.error.ErrorCode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operations")
class MetricsController {

  private static final String TEXT = "text/plain;version=0.0.4;charset=utf-8";

  private final PrometheusMeterRegistry registry;

  MetricsController(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @GetMapping(path = "/metrics", produces = TEXT)
  @Operation(summary = "Metrics for Prometheus", description = "Operators.")
  @Refuses(ErrorCode.INSUFFICIENT_PERMISSIONS)
  String metrics() {
    return registry.scrape(TEXT);
  }
}
