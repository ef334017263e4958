package com.slotbase.adapters.database;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Another transaction, whose every step is the test's to choose. It never looks for a deadlock, so
 * that whoever closes a circle with it is the one that PostgreSQL undoes.
 */
public final class Rival implements AutoCloseable {

  private static final Executor THREADS = Thread::startVirtualThread;

  private final Connection connection;
  private final int pid;

  public Rival(TestDatabase database) throws SQLException {
    connection = database.superuser();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set deadlock_timeout = '1h'");
      ResultSet row = statement.executeQuery("select pg_backend_pid()");
      row.next();
      pid = row.getInt(1);
    }
    connection.setAutoCommit(false);
  }

  /** Runs a statement to its end. */
  public void runs(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /**
   * Begins a statement, and returns once it waits for somebody.
   *
   * @return its end
   */
  public CompletableFuture<Void> waits(String sql) {
    CompletableFuture<Void> end = CompletableFuture.runAsync(() -> runs(sql), THREADS);
    await().until(() -> isTrue("select cardinality(pg_blocking_pids(%d)) > 0"));
    return end;
  }

  /** Returns once somebody waits for this one. */
  public void isWaitedFor() {
    await()
        .until(() ->
            isTrue(
                "select exists (select from pg_stat_activity where %d = any (pg_blocking_pids(pid)))"));
  }

  public void commit() {
    runs("commit");
  }

  public void rollback() {
    runs("rollback");
  }

  private boolean isTrue(String question) {
    return TestDatabase.shared().owner().sql(question.formatted(pid)).query(Boolean.class).single();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
