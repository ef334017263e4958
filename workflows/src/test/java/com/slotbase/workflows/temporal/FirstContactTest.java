package com.slotbase.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Temporal that was never there. */
class FirstContactTest {

  private static final int CALLERS = 20;
  private static final int CALLS = 5;

  private final WorkflowServiceStubs stubs =
      WorkflowServiceStubs.newServiceStubs(
          WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:" + unused()).build());
  private final StoryCalls calls = new StoryCalls(WorkflowClient.newInstance(stubs));

  private static int unused() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() {
    calls.close();
    stubs.shutdownNow();
  }

  /** In one line, some wait twenty times as long as their deadline. */
  @Test
  @Timeout(10)
  void callsAtOnce_doNotWaitForEachOther() throws Exception {
    Callable<Void> caller =
        () -> {
          for (int i = 0; i < CALLS; i++) {
            assertThatThrownBy(this::ask).isInstanceOf(RuntimeException.class);
          }
          return null;
        };
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : callers.invokeAll(Collections.nCopies(CALLERS, caller))) {
        assertThat(call.get()).isNull();
      }
    }
  }

  private void ask() {
    calls.ask(
        calls.stub("Story", StoryCalls.once("story")),
        "update",
        "u1",
        String.class,
        "question",
        "input",
        Duration.ofSeconds(1));
  }
}
