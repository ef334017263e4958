package com.slotbase.adapters.database;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One real PostgreSQL for all tests of this module, with the roles and the schema of production.
 */
public final class TestDatabase {

  private static final TestDatabase SHARED = new TestDatabase();

  private final DatabaseSettings settings;
  private final HikariDataSource pool;
  private final EmbeddedPostgres postgres;

  private TestDatabase() {
    try {
      postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "120").start();
      try (Connection admin = postgres.getPostgresDatabase().getConnection();
          Statement sql = admin.createStatement()) {
        sql.execute("create role slotbase_owner login password 'owner'");
        sql.execute("create role slotbase login password 'app'");
        sql.execute("create database slotbase owner slotbase_owner");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    settings =
        new DatabaseSettings(
            "jdbc:postgresql://localhost:" + postgres.getPort() + "/slotbase",
            "slotbase",
            "app",
            "slotbase_owner",
            "owner",
            80);
    Database.migrate(settings);
    pool = Database.pool(settings);
  }

  public static TestDatabase shared() {
    return SHARED;
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(pool);
  }

  public TransactionOperations transaction() {
    return Database.transaction(pool);
  }

  /** As the owner of the schema, who may do what the application may not. */
  public JdbcClient owner() {
    return JdbcClient.create(postgres.getDatabase(settings.owner(), "slotbase"));
  }

  /** How many times PostgreSQL has undone one of two that waited for each other. */
  public long deadlocks() {
    return owner()
        .sql("select deadlocks from pg_stat_database where datname = current_database()")
        .query(Long.class)
        .single();
  }

  /** A connection of its own, as who may change any setting of PostgreSQL's. */
  Connection superuser() throws SQLException {
    return postgres.getDatabase("postgres", "slotbase").getConnection();
  }
}
