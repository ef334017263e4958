package com.slotbase.adapters.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the pool of the application's role, and brings the schema up to date as its owner. */
public final class Database {

  private Database() {}

  /**
   * A pool that does not wait for the database to be there, and gives up on it after two seconds,
   * so that a caller hears 503 in time and the next call after its return finds it again.
   */
  public static HikariDataSource pool(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setPoolName("slotbase");
    config.setConnectionTimeout(2_000);
    config.setValidationTimeout(1_000);
    config.setInitializationFailTimeout(-1);
    // Below the local activities' 10 s of a workflow task, above any statement that is well.
    config.addDataSourceProperty("socketTimeout", "8");
    config.addDataSourceProperty("connectTimeout", "2");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "slotbase");
    config.addDataSourceProperty("options", "-c statement_timeout=5000 -c TimeZone=UTC");
    return new HikariDataSource(config);
  }

  /**
   * Transactions on the pool; one within another is part of it. After a deadlock or a serialisation
   * failure the outermost is done again as a whole, up to 3 times in all (C8), so what is done in
   * one has to bear that.
   */
  public static TransactionOperations transaction(DataSource pool) {
    return new RetriedTransaction(new TransactionTemplate(new DataSourceTransactionManager(pool)));
  }

  /**
   * Brings the schema up to date. Processes that start at once wait for one another.
   *
   * @throws org.flywaydb.core.api.FlywayException if the database can't be reached as the owner, or
   *     holds a schema that is not ours
   */
  public static void migrate(DatabaseSettings settings) {
    var owner = new PGSimpleDataSource();
    owner.setUrl(settings.url());
    owner.setUser(settings.owner());
    owner.setPassword(settings.ownerPassword());
    Flyway.configure()
        .dataSource(owner)
        .locations("classpath:db/migration")
        .placeholders(Map.of("app_role", '"' + settings.user().replace("\"", "\"\"") + '"'))
        .load()
        .migrate();
  }
}
