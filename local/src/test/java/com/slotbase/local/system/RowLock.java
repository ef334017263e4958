package com.slotbase.local.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A row that is locked until this is closed, so that whoever wants to change it waits there. */
final class RowLock implements AutoCloseable {

  private final Connection connection;
  private final JdbcClient rows;
  private final int pid;

  /**
   * @param select the row, by the one parameter {@code id}
   */
  RowLock(DataSource database, JdbcClient rows, String select, String id) throws SQLException {
    this.rows = rows;
    connection = database.getConnection();
    connection.setAutoCommit(false);
    JdbcClient locking = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    locking.sql(select + " for update").param("id", id).query((row, n) -> "").single();
    pid = locking.sql("select pg_backend_pid()").query(Integer.class).single();
  }

  /** Returns once somebody waits for the row. */
  void awaitWaiting() {
    Awaitility.await("somebody waits for the row")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() ->
            rows.sql(
                    "select exists (select from pg_stat_activity where :pid = any(pg_blocking_pids(pid)))")
                .param("pid", pid)
                .query(Boolean.class)
                .single());
  }

  /** To be closed any number of times. */
  @Override
  public void close() {
    try {
      // What is undone by it was nothing but the lock.
      connection.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
