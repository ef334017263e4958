package com.slotbase.starter.health;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(1)
class DatabaseCheck implements Check {

  private final DataSource database;

  DatabaseCheck(DataSource database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public void look() throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!connection.isValid(1)) {
        throw new SQLException("The connection is not valid");
      }
    }
  }
}
