package com.slotbase.checker.world;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
import io.temporal.api.workflow.v1.PendingWorkflowTaskInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stories that a test writes and the checker reads over gRPC as it reads Temporal's, in pages of
 * one: a real server would not let a story go wrong on purpose.
 */
public final class TemporalNamespace extends WorkflowServiceGrpc.WorkflowServiceImplBase
    implements AutoCloseable {

  public static final String NAME = "default";

  private final List<ToldStory> stories = new ArrayList<>();
  private final Server server;

  TemporalNamespace() {
    try {
      BindableService service = this;
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .addService(service)
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String address() {
    return "localhost:" + server.getPort();
  }

  public void add(ToldStory story) {
    stories.add(story);
  }

  @Override
  public void getSystemInfo(
      GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
    send(answer, GetSystemInfoResponse.getDefaultInstance());
  }

  @Override
  public void countWorkflowExecutions(
      CountWorkflowExecutionsRequest request,
      StreamObserver<CountWorkflowExecutionsResponse> answer) {
    int count = found(request.getQuery()).size();
    send(answer, CountWorkflowExecutionsResponse.newBuilder().setCount(count).build());
  }

  @Override
  public void listWorkflowExecutions(
      ListWorkflowExecutionsRequest request,
      StreamObserver<ListWorkflowExecutionsResponse> answer) {
    List<ToldStory> found = found(request.getQuery());
    String token = request.getNextPageToken().toStringUtf8();
    int from = token.isEmpty() ? 0 : Integer.parseInt(token);
    var page = ListWorkflowExecutionsResponse.newBuilder();
    if (from < found.size()) {
      page.addExecutions(info(found.get(from)));
    }
    if (from + 1 < found.size()) {
      page.setNextPageToken(ByteString.copyFromUtf8(Integer.toString(from + 1)));
    }
    send(answer, page.build());
  }

  @Override
  public void describeWorkflowExecution(
      DescribeWorkflowExecutionRequest request,
      StreamObserver<DescribeWorkflowExecutionResponse> answer) {
    Optional<ToldStory> newest =
        stories.reversed().stream()
            .filter(story -> story.workflowId().equals(request.getExecution().getWorkflowId()))
            .findFirst();
    if (newest.isEmpty()) {
      answer.onError(Status.NOT_FOUND.asRuntimeException());
      return;
    }
    send(
        answer,
        DescribeWorkflowExecutionResponse.newBuilder()
            .setWorkflowExecutionInfo(info(newest.get()))
            .setPendingWorkflowTask(
                PendingWorkflowTaskInfo.newBuilder().setAttempt(newest.get().taskAttempt()))
            .build());
  }

  @Override
  public void getWorkflowExecutionHistory(
      GetWorkflowExecutionHistoryRequest request,
      StreamObserver<GetWorkflowExecutionHistoryResponse> answer) {
    stories.stream()
        .filter(story -> story.runId().equals(request.getExecution().getRunId()))
        .findFirst()
        .ifPresentOrElse(
            story ->
                send(
                    answer,
                    GetWorkflowExecutionHistoryResponse.newBuilder()
                        .setHistory(History.newBuilder().addAllEvents(story.events()))
                        .build()),
            () -> answer.onError(Status.NOT_FOUND.asRuntimeException()));
  }

  private List<ToldStory> found(String query) {
    boolean closed = query.contains("!=");
    return stories.stream()
        .filter(story -> query.contains("'" + story.workflowType() + "'"))
        .filter(story -> story.running() != closed)
        .toList();
  }

  private static WorkflowExecutionInfo info(ToldStory story) {
    var info =
        WorkflowExecutionInfo.newBuilder()
            .setExecution(
                WorkflowExecution.newBuilder()
                    .setWorkflowId(story.workflowId())
                    .setRunId(story.runId()))
            .setStatus(story.status())
            .setExecutionTime(timestamp(story.dueAt()));
    if (!story.running()) {
      info.setCloseTime(timestamp(story.dueAt()));
    }
    return info.build();
  }

  static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  private static <T> void send(StreamObserver<T> answer, T message) {
    answer.onNext(message);
    answer.onCompleted();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
