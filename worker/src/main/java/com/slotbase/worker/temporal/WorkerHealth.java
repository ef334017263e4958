package com.slotbase.worker.temporal;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Liveness and readiness of the worker process. */
@RestController
class WorkerHealth {

  private final WorkerStart workers;

  WorkerHealth(WorkerStart workers) {
    this.workers = workers;
  }

  @GetMapping("/health/live")
  Map<String, String> live() {
    return Map.of("status", "live");
  }

  /** Ready once the task queues are being polled; 503 until then. */
  @GetMapping("/health/ready")
  ResponseEntity<Map<String, String>> ready() {
    return workers.isPolling()
        ? ResponseEntity.ok(Map.of("status", "ready"))
        : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
            .body(Map.of("status", "waiting for Temporal"));
  }
}
