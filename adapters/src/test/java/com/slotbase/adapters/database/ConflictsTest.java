package com.slotbase.adapters.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** C8. */
@Timeout(60)
class ConflictsTest {

  private final TestDatabase database = TestDatabase.shared();
  private final JdbcClient jdbc = database.jdbc();
  private final TransactionOperations transaction = database.transaction();
  private final AtomicInteger tries = new AtomicInteger();

  @BeforeEach
  void makeTwoRows() {
    database
        .owner()
        .sql(
            """
            create table contested (id integer primary key, value integer not null default 0);
            grant select, update on contested to slotbase;
            insert into contested (id) values (1), (2);
            """)
        .update();
  }

  @AfterEach
  void dropThem() {
    database.owner().sql("drop table contested").update();
  }

  @Test
  void deadlock_isDoneAgain() throws Exception {
    long deadlocks = database.deadlocks();
    try (var rival = new Rival(database)) {
      rival.runs("update contested set value = value + 10 where id = 2");
      var rivalsEnd = new ArrayList<CompletableFuture<Void>>();
      transaction.executeWithoutResult(status -> {
        add(1, 1);
        if (tries.incrementAndGet() == 1) {
          rivalsEnd.add(
              rival
                  .waits("update contested set value = value + 10 where id = 1")
                  .thenRun(rival::commit));
        }
        add(2, 1);
      });
      rivalsEnd.getFirst().get();
    }
    assertThat(tries).hasValue(2);
    assertThat(values()).containsExactly(11, 11);
    await().until(() -> database.deadlocks() == deadlocks + 1);
  }

  @Test
  void serialisationFailure_isDoneAgain() {
    transaction.executeWithoutResult(status -> {
      if (tries.incrementAndGet() < 3) {
        meetARival();
      }
      add(1, 1);
    });
    assertThat(tries).hasValue(3);
    assertThat(values()).containsExactly(21, 0);
  }

  @Test
  void thirdConflict_isTheCallers_afterTheWaitsInBetween() {
    var began = new ArrayList<Long>();
    refusedByPostgres(() ->
        transaction.executeWithoutResult(status -> {
          began.add(System.nanoTime());
          meetARival();
          add(1, 1);
        }));
    assertThat(began).hasSize(3);
    assertThat(between(began, 0)).isBetween(Duration.ofMillis(100), Duration.ofSeconds(5));
    assertThat(between(began, 1)).isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
  }

  @Test
  void transactionWithinAnother_isNotDoneAgainByItself() {
    var inner = new AtomicInteger();
    refusedByPostgres(() ->
        transaction.executeWithoutResult(outer -> {
          tries.incrementAndGet();
          transaction.executeWithoutResult(status -> {
            inner.incrementAndGet();
            meetARival();
            add(1, 1);
          });
        }));
    assertThat(tries).hasValue(3);
    assertThat(inner).hasValue(3);
  }

  @Test
  void otherFault_isNotDoneAgain() {
    refusedByPostgres(() ->
        transaction.executeWithoutResult(status -> {
          tries.incrementAndGet();
          jdbc.sql("update contested set value = null").update();
        }));
    assertThat(tries).hasValue(1);
  }

  /** Lets another transaction change the first row after this one has begun to look. */
  private void meetARival() {
    jdbc.sql("set transaction isolation level repeatable read").update();
    assertThat(values()).hasSize(2);
    database.owner().sql("update contested set value = value + 10 where id = 1").update();
  }

  private void add(int id, int amount) {
    jdbc.sql("update contested set value = value + :amount where id = :id")
        .param("amount", amount)
        .param("id", id)
        .update();
  }

  private List<Integer> values() {
    return jdbc.sql("select value from contested order by id").query(Integer.class).list();
  }

  private static void refusedByPostgres(Runnable work) {
    assertThatThrownBy(work::run).hasRootCauseInstanceOf(SQLException.class);
  }

  private static Duration between(List<Long> began, int first) {
    return Duration.ofNanos(began.get(first + 1) - began.get(first));
  }
}
