package com.slotbase.local.system;

import com.slotbase.adapters.cancellation.CancellationStore;
import com.slotbase.adapters.database.Database;
import com.slotbase.adapters.refund.RefundStore;
import com.slotbase.local.system.SagaStep.Traces;
import io.temporal.api.enums.v1.PendingActivityState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings cancellations to a step and keeps them there: at a settle by a lock on a row that it
 * needs, within a call by a fault of Stripe's simulator for this one payment.
 */
final class SagaStops implements AutoCloseable {

  private static final String BOOKING = "select 1 from booking where id = :id";
  private static final String CANCELLATION = "select 1 from cancellation where booking_id = :id";
  private static final String REFUND = "select 1 from refund where booking_id = :id";
  private static final String CASE = "select 1 from operator_case where booking_id = :id";

  /** Less than the 10 s after which a call of Stripe is given up. */
  private static final int HELD_MILLIS = 9_000;

  /** As long as it takes to lock a row after a call has arrived. */
  private static final int A_WHILE_MILLIS = 3_000;

  private final RunningSystem system;
  private final CancellationStore cancellations;
  private final List<RowLock> locks = new CopyOnWriteArrayList<>();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  SagaStops(RunningSystem system) {
    this.system = system;
    TransactionOperations transaction = Database.transaction(system.database);
    JdbcClient jdbc = JdbcClient.create(system.database);
    cancellations =
        new CancellationStore(
            transaction,
            jdbc,
            new RefundStore(transaction, jdbc, () -> "test_" + UUID.randomUUID()));
  }

  /** Leaves a cancellation to an operator, with Stripe well again afterwards. */
  void park(String customer, String booking) {
    fault(booking, "POST", "error", ",\"status\":500", 4);
    cancel(customer, booking);
    await(booking, SagaStep.PARKED);
  }

  /** Brings a cancellation to a step; one that comes after parking is parked already. */
  void reach(SagaStep step, String customer, String booking) throws SQLException {
    switch (step) {
      case MARKED -> mark(customer, booking);
      case FIRST_SETTLE -> {
        mark(customer, booking);
        RowLock lock = lock(BOOKING, booking);
        cancel(customer, booking);
        lock.awaitWaiting();
      }
      case REFUND_BEGUN -> begin(customer, booking);
      case CALL_IN_FLIGHT -> {
        fault(booking, "POST", "delay", ",\"ms\":" + HELD_MILLIS, 1);
        cancel(customer, booking);
        awaitCall(booking);
      }
      case MADE_UNHEARD -> {
        fault(booking, "POST", "timeout_after", "", 1);
        cancel(customer, booking);
        await(booking, step);
      }
      case ANSWERED -> {
        fault(booking, "POST", "delay", ",\"ms\":" + A_WHILE_MILLIS, 1);
        cancel(customer, booking);
        awaitCall(booking);
        lock(BOOKING, booking).awaitWaiting();
      }
      case REFUND_SETTLED -> {
        // The saga has settled once when its refund waits; the lock for its second settle comes
        // then.
        RowLock begun = begin(customer, booking);
        RowLock settled = lock(CANCELLATION, booking);
        begun.close();
        settled.awaitWaiting();
      }
      case BETWEEN_CALLS -> {
        fault(booking, "POST", "error", ",\"status\":500", 3);
        cancel(customer, booking);
        await(booking, step);
      }
      case PARKED -> {}
      case LOOKING -> {
        fault(booking, "GET", "delay", ",\"ms\":" + HELD_MILLIS, 1);
        decide(booking, "retry");
        awaitLook(booking);
      }
      case CARRYING_OUT -> {
        fault(booking, "GET", "delay", ",\"ms\":" + A_WHILE_MILLIS, 1);
        decide(booking, "mark-refunded");
        awaitLook(booking);
        lock(CASE, booking).awaitWaiting();
      }
      case RETRYING -> {
        fault(booking, "POST", "delay", ",\"ms\":" + HELD_MILLIS, 1);
        decide(booking, "retry");
        awaitCall(booking);
      }
    }
  }

  Traces traces(String booking) {
    boolean atStripe = !Money.of(system, booking).atStripe().isEmpty();
    return system
        .rows
        .sql(
            """
            select r.status, r.attempts, c.act from refund r
              left join operator_case c on c.subject_id = r.id and c.resolved_at is null
            where r.booking_id = :id
            """)
        .param("id", booking)
        .query((row, n) -> new Traces(row.getString(1), row.getInt(2), atStripe, row.getString(3)))
        .single();
  }

  /** Who waits for a row gets it. */
  @Override
  public void close() {
    locks.forEach(RowLock::close);
    locks.clear();
  }

  /** What the call of the API commits, without what it tells Temporal then. */
  private void mark(String customer, String booking) {
    if (!cancellations.begin(booking, customer, "rain")) {
      throw new AssertionError(booking + " can't be cancelled");
    }
  }

  private RowLock begin(String customer, String booking) throws SQLException {
    mark(customer, booking);
    RowLock lock = lock(REFUND, booking);
    cancel(customer, booking);
    lock.awaitWaiting();
    return lock;
  }

  private RowLock lock(String select, String booking) throws SQLException {
    var lock = new RowLock(system.database, system.rows, select, booking);
    locks.add(lock);
    return lock;
  }

  /** Its caller waits for an answer that does not matter here. */
  private void cancel(String customer, String booking) {
    callers.execute(() -> system.api.cancel(customer, booking));
  }

  private void decide(String booking, String act) {
    callers.execute(() -> system.api.decide(system.caseOf(booking), act));
  }

  private void fault(String booking, String method, String kind, String more, int times) {
    String about = ",\"about\":\"" + system.paymentIntentOf(booking) + "\"";
    system.stripe.fault("/v1/refunds", method, kind, more + about, times);
  }

  private void await(String booking, SagaStep step) {
    await(booking + " is " + step, () -> traces(booking).equals(step.traces()));
  }

  /** Until Stripe has a call for the refund that it has not answered. */
  private void awaitCall(String booking) {
    await(
        "Stripe is asked for the refund of " + booking,
        () -> {
          String key = "refund:" + system.refundOf(booking);
          return system.stripe.state(key).get("requests").values().stream()
              .anyMatch(request ->
                  request.path("idempotencyKey").asString("").startsWith(key)
                      && !request.has("status"));
        });
  }

  private void awaitLook(String booking) {
    var story = system.temporal.newUntypedWorkflowStub("refund:" + system.refundOf(booking));
    await(
        "Stripe is looked at for " + booking,
        () ->
            story.describe().getRawDescription().getPendingActivitiesList().stream()
                .anyMatch(activity ->
                    activity.getActivityType().getName().equals("LookForRefund")
                        && activity.getState()
                            == PendingActivityState.PENDING_ACTIVITY_STATE_STARTED));
  }

  /** What is looked for may not be there at all yet. */
  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(condition);
  }
}
