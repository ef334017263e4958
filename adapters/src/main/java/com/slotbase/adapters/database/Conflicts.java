package com.slotbase.adapters.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Does again what PostgreSQL undid because two transactions stood in each other's way: deadlocks
 * and serialisation failures. 3 tries in all, with 100 ms × 2ⁿ and up to 100 ms of jitter between
 * them (C8).
 */
public final class Conflicts {

  private static final Logger log = LoggerFactory.getLogger(Conflicts.class);

  private static final int MOST_RETRIES = 2;
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);

  /** Two that met once are not to meet again. */
  private static final Duration JITTER = Duration.ofMillis(100);

  private static final RetryTemplate RETRIES = retries();

  private Conflicts() {}

  /**
   * Does the work, a statement or a transaction, and does it again after a conflict.
   *
   * <p>Within a transaction it does it once: a conflict has undone the whole of that, and who began
   * it begins it again.
   *
   * @param work leaves nothing behind when it throws, and may be done again then
   * @throws RuntimeException the last conflict, or at once whatever is none
   */
  public static <T extends @Nullable Object> T retried(Supplier<T> work) {
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? work.get()
        : RETRIES.invoke(work);
  }

  /**
   * Whether a conflict has undone a transaction that is still open around the caller. Whoever began
   * it has to hear of it, as only the whole can be done again.
   */
  public static boolean undoesWhole(Throwable thrown) {
    return isConflict(thrown) && TransactionSynchronizationManager.isActualTransactionActive();
  }

  /** Deadlock detected, serialisation failure: PostgreSQL's codes, as are all of class 40. */
  private static boolean isConflict(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return "40P01".equals(sql.getSQLState()) || "40001".equals(sql.getSQLState());
      }
    }
    return false;
  }

  private static RetryTemplate retries() {
    var retries =
        new RetryTemplate(
            RetryPolicy.builder().predicate(Conflicts::isConflict).backOff(waits()).build());
    retries.setRetryListener(
        new RetryListener() {
          @Override
          public void beforeRetry(RetryPolicy policy, Retryable<?> work, RetryState state) {
            log.info(
                "Done again after a conflict: {}",
                NestedExceptionUtils.getMostSpecificCause(state.getLastException()).getMessage());
          }
        });
    return retries;
  }

  /** Spring's own jitter is taken off as well as added, and grows with the wait. */
  private static BackOff waits() {
    var doubling = new ExponentialBackOff(FIRST_WAIT.toMillis(), 2);
    doubling.setMaxAttempts(MOST_RETRIES);
    return () -> {
      BackOffExecution waits = doubling.start();
      return () -> {
        long wait = waits.nextBackOff();
        return wait == BackOffExecution.STOP
            ? BackOffExecution.STOP
            : wait + ThreadLocalRandom.current().nextLong(JITTER.toMillis() + 1);
      };
    };
  }
}
