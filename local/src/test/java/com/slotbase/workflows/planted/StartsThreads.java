package com.slotbase.workflows.planted;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Breaks a rule with each of its methods, on purpose. */
public class StartsThreads {

  void thread() {
    Thread.ofVirtual().start(() -> {});
  }

  void sleep() throws InterruptedException {
    Thread.sleep(1);
  }

  void executor() {
    Executors.newVirtualThreadPerTaskExecutor().close();
  }

  CompletableFuture<Void> future() {
    return CompletableFuture.completedFuture(null);
  }

  Stream<String> parallel(List<String> list) {
    return list.parallelStream();
  }
}
