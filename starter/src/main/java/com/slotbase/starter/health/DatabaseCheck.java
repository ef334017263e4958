package com.slotbase.starter.health;

import com.slotbase.adapters.database.Reachability;
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
  public void look() throws Exception {
    Reachability.check(database);
  }
}
