package com.slotbase.starter.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks at everything at once, in a second at most, and not more often than once a second. */
@Component
class Checks implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Checks.class);

  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final List<Check> checks;
  private final Clock clock;
  private final ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable Findings last;

  Checks(List<Check> checks, Clock clock) {
    this.checks = checks;
    this.clock = clock;
  }

  /**
   * @param reason short, and nothing internal; absent while it is up
   */
  record Finding(String status, @Nullable String reason) {

    static final Finding UP = new Finding("up", null);

    boolean up() {
      return status.equals(UP.status);
    }
  }

  record Findings(Map<String, Finding> checks, Instant timestamp) {

    boolean healthy() {
      return checks.values().stream().allMatch(Finding::up);
    }
  }

  /** Who comes while others look gets what they find: nobody can make us ask more by asking. */
  synchronized Findings look() {
    Instant now = clock.instant();
    if (last == null || Duration.between(last.timestamp(), now).compareTo(LONGEST) >= 0) {
      last = lookNow(now);
    }
    return last;
  }

  private Findings lookNow(Instant now) {
    var looking = new ArrayList<Future<?>>();
    for (Check check : checks) {
      looking.add(
          lookers.submit(() -> {
            check.look();
            return null;
          }));
    }
    long deadline = System.nanoTime() + LONGEST.toNanos();
    var findings = new LinkedHashMap<String, Finding>();
    for (int i = 0; i < checks.size(); i++) {
      String name = checks.get(i).name();
      findings.put(name, finding(name, looking.get(i), deadline - System.nanoTime()));
    }
    return new Findings(findings, now);
  }

  private static Finding finding(String name, Future<?> look, long nanosLeft) {
    try {
      look.get(Math.max(0, nanosLeft), TimeUnit.NANOSECONDS);
      return Finding.UP;
    } catch (TimeoutException e) {
      look.cancel(true);
      return new Finding("down", "no answer within a second");
    } catch (ExecutionException e) {
      log.warn("Health: {} is down: {}", name, e.getCause() == null ? e : e.getCause().toString());
      return new Finding("down", "does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding("down", "not looked at");
    }
  }

  @Override
  public void close() {
    lookers.shutdownNow();
  }
}
