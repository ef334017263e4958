package com.slotbase.local.system;

import com.slotbase.workflows.temporal.TaskQueues;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What time does, done sooner, and waiting for what comes of it: for many bookings at once, with a
 * look at the rows for all of them together.
 */
final class Housekeeping implements AutoCloseable {

  /** A case that waits. */
  private record Waiting(String bookingId, CompletableFuture<String> over) {}

  private static final Duration LOOK_EVERY = Duration.ofMillis(150);

  /** A pass reads all that was never delivered, so it is shared by many who wait. */
  private static final Duration CATCH_UP_EVERY = Duration.ofMillis(500);

  /** Bookings for which something is still under way that ends without a person. */
  private static final String UNDER_WAY =
      """
      select b.id from booking b
      where b.id = any (:ids) and (b.status = 'CONFIRMING'
        or b.status = 'CANCELLING' and not exists (
          select from refund r join cancellation k on k.id = r.cancellation_id and k.ended_at is null
          where r.booking_id = b.id and r.status = 'PENDING_MANUAL')
        or exists (select from refund r
          where r.booking_id = b.id and r.status in ('PENDING', 'FAILED') and r.accepted_at is null)
        or exists (select from operator_case c
          where c.booking_id = b.id and c.act is not null and c.resolved_at is null)
        or exists (select from payment p where p.booking_id = b.id and p.closed_at is null
          and case p.purpose when 'HOLD' then b.status <> 'HELD'
            -- One that the customer has still time for waits for them.
            else b.status <> 'CONFIRMED' or p.refused_at is not null or p.expires_at <= now()
              or exists (select from reschedule r where r.payment_id = p.id and r.ended_at is null) end)
        or exists (select from outbox o where o.booking_id = b.id)
        or exists (select from stripe_event e join payment p on p.payment_intent_id in
            (e.object_id, e.payload #>> '{data,object,payment_intent}')
          where e.processed_at is null and p.booking_id = b.id))
      """;

  private final RunningSystem system;
  private final HikariDataSource pool;
  private final JdbcClient rows;
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final List<Waiting> awaitingRest = new CopyOnWriteArrayList<>();
  private final List<Waiting> awaitingNews = new CopyOnWriteArrayList<>();

  Housekeeping(RunningSystem system) {
    this.system = system;
    var environment = system.stack.environment();
    var config = new HikariConfig();
    config.setJdbcUrl(system.stack.urls().database());
    config.setUsername(environment.get("DATABASE_OWNER"));
    config.setPassword(environment.get("DATABASE_OWNER_PASSWORD"));
    config.setMaximumPoolSize(4);
    pool = new HikariDataSource(config);
    rows = JdbcClient.create(pool);
    var unused =
        timer.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    var alsoUnused =
        timer.scheduleWithFixedDelay(
            this::catchUp, 0, CATCH_UP_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  JdbcClient rows() {
    return rows;
  }

  /** A booking's time has come earlier, and is not over. */
  void letBegin(String bookingId, Duration earlier) {
    rows.sql(
            """
            with moved as (
              update booking set starts_at = starts_at - make_interval(secs => :secs), ends_at = ends_at - make_interval(secs => :secs)
              where id = :id)
            update slot_claim set period = tstzrange(lower(period) - make_interval(secs => :secs), upper(period) - make_interval(secs => :secs))
            where booking_id = :id
            """)
        .param("secs", earlier.toSeconds())
        .param("id", bookingId)
        .update();
  }

  /** The time to pay for moves of a booking is over, and for as long as the sweep waits. */
  void letTimeToPayEnd(String bookingId) {
    rows.sql(
            """
            update payment set expires_at = now() - interval '11 s'
            where booking_id = :id and purpose = 'RESCHEDULE' and closed_at is null and expires_at > now()
            """)
        .param("id", bookingId)
        .update();
  }

  /** Waits until nothing is under way for a booking; a person's decisions may be left. */
  void awaitRest(String bookingId) {
    await(awaitingRest, bookingId, "booking " + bookingId + " comes to rest");
  }

  /** Waits until all that has happened at Stripe by now was heard of. */
  void awaitNews(String bookingId) {
    await(awaitingNews, bookingId, "the next catch-up is over");
  }

  private static void await(List<Waiting> queue, String bookingId, String what) {
    var waiting = new Waiting(bookingId, new CompletableFuture<>());
    queue.add(waiting);
    try {
      var unused = waiting.over().get(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("Not within a minute: " + what, e);
    } catch (ExecutionException e) {
      throw new AssertionError(what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(what, e);
    }
  }

  private void look() {
    List<Waiting> asked = List.copyOf(awaitingRest);
    answer(
        awaitingRest,
        asked,
        () -> {
          hurry();
          Set<String> busy =
              Set.copyOf(
                  rows.sql(UNDER_WAY)
                      .param("ids", asked.stream().map(Waiting::bookingId).toArray(String[]::new))
                      .query(String.class)
                      .list());
          return asked.stream().filter(waiting -> !busy.contains(waiting.bookingId())).toList();
        });
  }

  private void catchUp() {
    List<Waiting> asked = List.copyOf(awaitingNews);
    if (!asked.isEmpty()) {
      answer(
          awaitingNews,
          asked,
          () -> {
            var options =
                WorkflowOptions.newBuilder()
                    .setWorkflowId("catch-up-" + UUID.randomUUID())
                    .setTaskQueue(TaskQueues.BOOKINGS)
                    .build();
            var pass = system.temporal.newUntypedWorkflowStub("CatchUpWorkflow", options);
            pass.start();
            try {
              var unused = pass.getResult(Object.class);
              return asked;
            } catch (WorkflowFailedException e) {
              // Its list could not be read: the next pass makes up for it.
              return List.of();
            }
          });
    }
  }

  private static void answer(
      List<Waiting> queue, List<Waiting> asked, Supplier<List<Waiting>> work) {
    try {
      List<Waiting> answered = work.get();
      queue.removeAll(answered);
      answered.forEach(waiting -> waiting.over().complete(waiting.bookingId()));
    } catch (RuntimeException e) {
      queue.removeAll(asked);
      asked.forEach(waiting -> waiting.over().completeExceptionally(e));
    }
  }

  /** What failed is tried again at once, and every other pending refund is asked for. */
  private void hurry() {
    rows.sql(
            """
            update stripe_event set next_attempt_at = now() where processed_at is null and next_attempt_at > now()
            """)
        .update();
    rows.sql(
            """
            update refund set next_attempt_at = now()
            where status = 'PENDING' and accepted_at is not null and next_attempt_at > now() and hashtext(id) % 2 = 0
            """)
        .update();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    pool.close();
  }
}
