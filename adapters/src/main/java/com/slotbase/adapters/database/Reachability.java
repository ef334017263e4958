package com.slotbase.adapters.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.springframework.transaction.TransactionSystemException;

/** Whether PostgreSQL is there, and whether a fault means that it was not. */
public final class Reachability {

  private Reachability() {}

  /**
   * Returns if a connection of the pool is alive, within a second of having it.
   *
   * @throws SQLException if it is not, or if there is none in time
   */
  public static void check(DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      if (!connection.isValid(1)) {
        throw new SQLException("The connection is not valid");
      }
    }
  }

  /**
   * Whether the connection to PostgreSQL failed: none in the pool in time, class 08 (connection),
   * 53 (no connection, memory or disk left) or 57P (shutting down, starting up). A statement that
   * was cancelled for its length (57014) is not among them.
   */
  public static boolean isLost(Throwable thrown) {
    if (thrown instanceof TransactionSystemException unfinished
        && unfinished.getApplicationException() != null) {
      // What failed first says why, not the rollback on a connection that is gone.
      return isLost(unfinished.getApplicationException());
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
      }
    }
    return false;
  }
}
