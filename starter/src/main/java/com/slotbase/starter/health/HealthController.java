package com.slotbase.starter.health;

import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/health")
@Tag(name = "Operations")
@SecurityRequirements
class HealthController {

  private final Checks checks;

  HealthController(Checks checks) {
    this.checks = checks;
  }

  /**
   * @param status {@code healthy}, or {@code degraded} while anything is down
   */
  record Health(String status, Map<String, Checks.Finding> checks, Instant timestamp) {}

  /**
   * @param status {@code live} or {@code ready}
   */
  record Probe(String status) {}

  @GetMapping
  @Operation(summary = "What we need and whether it is there", description = "Always 200.")
  Health health() {
    Checks.Findings found = checks.look();
    return new Health(
        found.healthy() ? "healthy" : "degraded",
        found.checks(),
        found.timestamp().truncatedTo(ChronoUnit.MILLIS));
  }

  @GetMapping("/live")
  @Operation(summary = "Whether this process is to be left alone")
  Probe live() {
    return new Probe("live");
  }

  @GetMapping("/ready")
  @Operation(
      summary = "Whether this process is to be sent traffic",
      description = "Not without the database; without Temporal or Stripe most of it works.")
  @Refuses(ErrorCode.SERVICE_UNAVAILABLE)
  Probe ready() {
    Checks.Finding database = checks.look().checks().get("database");
    if (database == null || !database.up()) {
      throw new ApiException(ErrorCode.SERVICE_UNAVAILABLE);
    }
    return new Probe("ready");
  }
}
