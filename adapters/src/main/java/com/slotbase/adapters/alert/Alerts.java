package com.slotbase.adapters.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes alerts heard: a line in the log and the counter {@code slotbase_alerts_total}, by kind. The
 * row, which is written once however often a story is told, is what says that there is one.
 */
public final class Alerts {

  private static final Logger log = LoggerFactory.getLogger(Alerts.class);

  private final MeterRegistry metrics;

  public Alerts(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Within a transaction: once it is committed. */
  public void announce(List<Alert> alerts) {
    if (alerts.isEmpty()) {
      return;
    }
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      alerts.forEach(this::announce);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            alerts.forEach(Alerts.this::announce);
          }
        });
  }

  private void announce(Alert alert) {
    log.error(
        "ALERT {}: {} of booking {}: {}",
        alert.kind(),
        alert.subjectId(),
        alert.bookingId(),
        alert.message());
    Counter.builder("slotbase.alerts")
        .description("What somebody on duty should hear of; each is a row of alert, too")
        .tag("kind", alert.kind())
        .register(metrics)
        .increment();
  }
}
