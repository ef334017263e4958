package com.slotbase.checker.database;

import com.slotbase.checker.invariant.Patience;
import com.slotbase.checker.invariant.Unreadable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A connection that only reads. Every failure is {@link Unreadable}.
 *
 * <p>Statements may refer to {@link Patience} as the settings {@code checker.money}, {@code
 * checker.left_over} (intervals) and {@code checker.at_rest} (a boolean).
 */
public final class Rows implements AutoCloseable {

  private static final int FETCH_SIZE = 1_000;

  private final DatabaseAccess access;
  private final Connection connection;

  private Rows(DatabaseAccess access, Connection connection) {
    this.access = access;
    this.connection = connection;
  }

  /** What one row is made into. */
  @FunctionalInterface
  public interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  /** Everything that is read is as it was at one moment. */
  public static Rows snapshot(DatabaseAccess access, Patience patience) {
    return open(access, patience, Connection.TRANSACTION_REPEATABLE_READ);
  }

  /** Each statement reads what is committed when it starts. */
  public static Rows current(DatabaseAccess access, Patience patience) {
    return open(access, patience, Connection.TRANSACTION_READ_COMMITTED);
  }

  private static Rows open(DatabaseAccess access, Patience patience, int isolation) {
    try {
      var source = new PGSimpleDataSource();
      source.setUrl(access.url());
      source.setUser(access.user());
      source.setPassword(access.password());
      source.setApplicationName("slotbase-checker");
      source.setConnectTimeout(5);
      Connection connection = source.getConnection();
      connection.setReadOnly(true);
      connection.setTransactionIsolation(isolation);
      // The driver streams inside transactions only.
      connection.setAutoCommit(false);
      var rows = new Rows(access, connection);
      rows.set("checker.money", interval(patience.money()));
      rows.set("checker.left_over", interval(patience.leftOver()));
      rows.set("checker.at_rest", Boolean.toString(patience.atRest()));
      return rows;
    } catch (SQLException | IllegalArgumentException e) {
      throw unreadable(access, e);
    }
  }

  private static String interval(Duration duration) {
    return duration.toMillis() + " milliseconds";
  }

  private void set(String setting, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config(?, ?, false)")) {
      statement.setString(1, setting);
      statement.setString(2, value);
      statement.execute();
    }
  }

  /** Reads every row of a result, none of which is kept. */
  public void each(String sql, Reader reader) {
    each(sql, null, reader);
  }

  /** As {@link #each(String, Reader)}, for a statement whose only parameter is an array of ids. */
  public void eachOf(String sql, Collection<String> ids, Reader reader) {
    each(sql, ids, reader);
  }

  private void each(String sql, @Nullable Collection<String> ids, Reader reader) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH_SIZE);
      if (ids != null) {
        Array array = connection.createArrayOf("text", ids.toArray());
        statement.setArray(1, array);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    } catch (SQLException e) {
      throw unreadable(access, e);
    }
  }

  /** Lets go of the moment that was looked at, so that the next statement sees a later one. */
  public void refresh() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw unreadable(access, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unreadable(access, e);
    }
  }

  private static Unreadable unreadable(DatabaseAccess access, Exception e) {
    // What follows the question mark may hold a password.
    String url = access.url().replaceFirst("\\?.*", "");
    return new Unreadable("The database " + url, "DATABASE_URL", String.valueOf(e.getMessage()), e);
  }
}
