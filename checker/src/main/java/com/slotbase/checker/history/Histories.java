package com.slotbase.checker.history;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.slotbase.checker.invariant.Unreadable;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads stories from Temporal. Every failure is {@link Unreadable}. */
final class Histories implements AutoCloseable {

  private static final int PAGE_SIZE = 200;
  private static final int ATTEMPTS = 4;
  private static final Duration WAIT = Duration.ofMillis(500);

  private final TemporalAccess access;
  private final WorkflowServiceStubs stubs;

  Histories(TemporalAccess access) {
    this.access = access;
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(access.address())
                .setRpcTimeout(Duration.ofSeconds(10))
                .build());
  }

  /**
   * How a story stands now; what is listed may be a little older.
   *
   * @param runId of the newest run
   * @param taskAttempt how often its code was tried to be run for its next step; 0 if it waits
   */
  record Standing(String runId, boolean running, int taskAttempt) {}

  long count(String query) {
    var request =
        CountWorkflowExecutionsRequest.newBuilder()
            .setNamespace(access.namespace())
            .setQuery(query)
            .build();
    return call(stub -> stub.countWorkflowExecutions(request).getCount());
  }

  /** The newest stories first, a page at a time, up to a limit. */
  void list(StoryKind kind, String query, int limit, Consumer<List<Story>> pages) {
    var token = ByteString.EMPTY;
    int left = limit;
    do {
      var request =
          ListWorkflowExecutionsRequest.newBuilder()
              .setNamespace(access.namespace())
              .setQuery(query)
              .setPageSize(Math.min(PAGE_SIZE, left))
              .setNextPageToken(token)
              .build();
      var response = call(stub -> stub.listWorkflowExecutions(request));
      List<Story> page =
          response.getExecutionsList().stream()
              .map(info -> story(kind, info))
              .flatMap(Optional::stream)
              .toList();
      pages.accept(page);
      left -= response.getExecutionsCount();
      token = response.getNextPageToken();
    } while (!token.isEmpty() && left > 0);
  }

  /** Empty if it isn't kept any more. */
  Optional<StoryHistory> history(Story story) {
    var events = new ArrayList<HistoryEvent>();
    var token = ByteString.EMPTY;
    try {
      do {
        var request =
            GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(access.namespace())
                .setExecution(execution(story.workflowId(), story.runId()))
                .setNextPageToken(token)
                .build();
        var response = call(stub -> stub.getWorkflowExecutionHistory(request));
        events.addAll(response.getHistory().getEventsList());
        token = response.getNextPageToken();
      } while (!token.isEmpty());
      return Optional.of(StoryHistory.of(story.kind(), events));
    } catch (Gone e) {
      return Optional.empty();
    }
  }

  /** Of the newest run under the id of a story. Empty if it isn't kept any more. */
  Optional<Standing> standing(String workflowId) {
    var request =
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace(access.namespace())
            .setExecution(execution(workflowId, ""))
            .build();
    try {
      var response = call(stub -> stub.describeWorkflowExecution(request));
      var info = response.getWorkflowExecutionInfo();
      return Optional.of(
          new Standing(
              info.getExecution().getRunId(),
              !info.hasCloseTime(),
              response.getPendingWorkflowTask().getAttempt()));
    } catch (Gone e) {
      return Optional.empty();
    }
  }

  private static WorkflowExecution execution(String workflowId, String runId) {
    return WorkflowExecution.newBuilder().setWorkflowId(workflowId).setRunId(runId).build();
  }

  private static Optional<Story> story(StoryKind kind, WorkflowExecutionInfo info) {
    String workflowId = info.getExecution().getWorkflowId();
    return workflowId.indexOf(':') < 0
        ? Optional.empty()
        : Optional.of(
            new Story(
                kind,
                workflowId,
                info.getExecution().getRunId(),
                kind.subjectId(workflowId),
                info.getStatus(),
                instant(info.getExecutionTime()),
                info.hasCloseTime() ? instant(info.getCloseTime()) : null));
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  /** A history that was there when it was listed may be gone when it is read. */
  private static final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private <T> T call(Function<WorkflowServiceBlockingStub, T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.apply(stubs.blockingStub());
      } catch (StatusRuntimeException e) {
        Status.Code code = e.getStatus().getCode();
        if (code == Status.Code.NOT_FOUND && !namespaceIsMissing(e)) {
          throw new Gone();
        }
        boolean passing = code == Status.Code.UNAVAILABLE || code == Status.Code.RESOURCE_EXHAUSTED;
        if (!passing || attempt == ATTEMPTS) {
          throw unreadable(e);
        }
        pause(e);
      }
    }
  }

  private void pause(StatusRuntimeException failure) {
    try {
      Thread.sleep(WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreadable(failure);
    }
  }

  private static boolean namespaceIsMissing(StatusRuntimeException e) {
    return String.valueOf(e.getMessage()).contains("amespace");
  }

  private Unreadable unreadable(StatusRuntimeException e) {
    return new Unreadable(
        "Temporal's histories at " + access.address(),
        namespaceIsMissing(e) ? "TEMPORAL_NAMESPACE" : "TEMPORAL_ADDRESS",
        String.valueOf(e.getMessage()),
        e);
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    stubs.awaitTermination(1, TimeUnit.SECONDS);
  }
}
