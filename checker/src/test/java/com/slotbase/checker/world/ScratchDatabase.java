package com.slotbase.checker.world;

import com.slotbase.adapters.database.Database;
import com.slotbase.adapters.database.DatabaseSettings;
import com.slotbase.checker.database.DatabaseAccess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own for one test, copied from one with the real schema. */
final class ScratchDatabase implements AutoCloseable {

  private static final String OWNER = "slotbase_owner";
  private static final String APPLICATION = "slotbase";
  private static final String TEMPLATE = "pattern";
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final EmbeddedPostgres POSTGRES = start();

  private final String name = "scratch_" + NUMBERS.incrementAndGet();
  private final SingleConnectionDataSource application;
  private final SingleConnectionDataSource owner;

  ScratchDatabase() {
    admin().sql("create database %s template %s".formatted(name, TEMPLATE)).update();
    application = connection(APPLICATION);
    owner = connection(OWNER);
  }

  private static EmbeddedPostgres start() {
    try {
      var postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      JdbcClient admin = JdbcClient.create(postgres.getPostgresDatabase());
      admin.sql("create role slotbase_owner login password 'slotbase_owner'").update();
      admin.sql("create role slotbase login password 'slotbase'").update();
      admin.sql("create database pattern owner slotbase_owner").update();
      Database.migrate(
          new DatabaseSettings(url(postgres, TEMPLATE), APPLICATION, APPLICATION, OWNER, OWNER, 1));
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String url(EmbeddedPostgres postgres, String database) {
    return "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), database);
  }

  private static JdbcClient admin() {
    return JdbcClient.create(POSTGRES.getPostgresDatabase());
  }

  private SingleConnectionDataSource connection(String role) {
    var source = new PGSimpleDataSource();
    source.setUrl(url(POSTGRES, name));
    source.setUser(role);
    source.setPassword(role);
    try {
      return new SingleConnectionDataSource(source.getConnection(), true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  JdbcClient application() {
    return JdbcClient.create(application);
  }

  TransactionTemplate transaction() {
    return new TransactionTemplate(new DataSourceTransactionManager(application));
  }

  /** Who may do what the application may not. */
  JdbcClient owner() {
    return JdbcClient.create(owner);
  }

  /** As the application, which may read everything that is checked. */
  DatabaseAccess access() {
    return new DatabaseAccess(url(POSTGRES, name), APPLICATION, APPLICATION);
  }

  @Override
  public void close() {
    application.destroy();
    owner.destroy();
    admin().sql("drop database " + name + " with (force)").update();
  }
}
