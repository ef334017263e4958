package com.slotbase.starter.reschedule;

import static com.slotbase.starter.reschedule.RescheduleTest.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is told who has moved a booking, and has waited in vain for the money to be taken. */
@WithStarter
class MoveToldTest {

  private static final Executor THREADS = Thread::startVirtualThread;

  private final Starter starter;
  private final Client alice;
  private final String booking;

  MoveToldTest(Starter starter) {
    this.starter = starter;
    this.alice = starter.customer("alice");
    this.booking = Slots.held(alice, starter.pricedListing(), 1);
    starter.staffOf("acme").post(booking + "/confirm").is(200);
  }

  @Test
  void moneyTakenWhileTheRowsAreReadForTheAnswer_isToldAsMoved() throws Exception {
    Answer payment = alice.post(booking + "/payment", range(1, 3)).is(200);
    starter.stripe().pay(payment.at("/paymentIntentId").asString(), Instant.now());

    CompletableFuture<Answer> told;
    try (var gate = new Rival(starter);
        var first = new Rival(starter);
        var second = new Rival(starter)) {
      gate.lock("transaction_log");
      told =
          CompletableFuture.supplyAsync(
              () -> alice.post(booking + "/reschedule", range(1, 3)), THREADS);
      gate.isWaitedFor();
      CompletableFuture<Void> begun = first.queueFor("reschedule");
      gate.commit();
      begun.join();
      // The caller looks whether the story is to be woken, and once it is, what to answer.
      first.isWaitedFor();
      CompletableFuture<Void> woken = second.queueFor("reschedule");
      first.commit();
      woken.join();
      second.isWaitedFor();
      second
          .rows
          .sql("select finish_reschedule(payment_id) from reschedule where booking_id = ?")
          .param(Slots.id(booking))
          .query()
          .singleRow();
      second.commit();
    }

    assertThat(told.join().is(200).at("/end").asString()).isEqualTo(Slots.hour(3).toString());
  }

  /** Another transaction, whose every step is the test's to choose. */
  private static final class Rival implements AutoCloseable {

    private final JdbcClient everything;
    private final Connection connection;
    private final JdbcClient rows;
    private final int pid;

    Rival(Starter starter) throws SQLException {
      everything = starter.database();
      connection = starter.connection();
      connection.setAutoCommit(false);
      rows = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      pid = rows.sql("select pg_backend_pid()").query(Integer.class).single();
    }

    void lock(String table) {
      rows.sql("lock table " + table + " in access exclusive mode").update();
    }

    /** Has its turn after whoever uses the table now, and before whoever wants to later. */
    CompletableFuture<Void> queueFor(String table) {
      var locked = CompletableFuture.runAsync(() -> lock(table), THREADS);
      awaitTrue("select cardinality(pg_blocking_pids(?)) > 0");
      return locked;
    }

    void isWaitedFor() {
      awaitTrue(
          "select exists (select from pg_stat_activity where ? = any (pg_blocking_pids(pid)))");
    }

    private void awaitTrue(String question) {
      await().until(() -> everything.sql(question).param(pid).query(Boolean.class).single());
    }

    void commit() throws SQLException {
      connection.commit();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
