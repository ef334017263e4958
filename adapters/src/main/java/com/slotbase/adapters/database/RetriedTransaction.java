package com.slotbase.adapters.database;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** A transaction that is begun again as a whole after a conflict, unless it is part of another. */
record RetriedTransaction(TransactionOperations once) implements TransactionOperations {

  @Override
  public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
    return Conflicts.retried(() -> once.execute(action));
  }
}
