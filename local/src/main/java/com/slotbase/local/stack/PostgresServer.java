package com.slotbase.local.stack;

import java.util.List;

/** PostgreSQL on the data of a stack. */
record PostgresServer(PostgresCluster cluster, int port) implements PartServer {

  @Override
  public void prepare() {
    cluster.createIfNew();
    cluster.forgetDeadServer();
  }

  @Override
  public List<String> command() {
    return cluster.serve(port);
  }

  @Override
  public boolean isReady(long pid) {
    return cluster.isReady(pid);
  }

  @Override
  public boolean mayTryAgain(String lastLines) {
    return cluster.isLeftByOldBackends(lastLines);
  }

  @Override
  public String stopSignal() {
    return "INT"; // Its fast shutdown: on TERM it waits for every client to leave.
  }
}
