package com.slotbase.checker.world;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.ActivityTaskCompletedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import io.temporal.api.history.v1.WorkflowTaskFailedEventAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run of a story, event by event, long ago unless it says otherwise. */
public final class ToldStory {

  private static final Instant LONG_AGO = Instant.now().minusSeconds(600);

  private final String workflowType;
  private final String workflowId;
  private final String runId = UUID.randomUUID().toString();
  private final List<HistoryEvent> events = new ArrayList<>();
  private WorkflowExecutionStatus status =
      WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  private Instant dueAt = LONG_AGO;
  private int taskAttempt;

  /** A booking's. */
  public ToldStory(String bookingId) {
    this("BookingWorkflow", "booking:" + bookingId);
  }

  private ToldStory(String workflowType, String workflowId) {
    this.workflowType = workflowType;
    this.workflowId = workflowId;
  }

  public static ToldStory ofCancellation(String bookingId) {
    return new ToldStory("CancellationWorkflow", "cancellation:" + bookingId);
  }

  /** Of a booking that was cancelled before, and reinstated. */
  public static ToldStory ofSecondCancellation(String bookingId) {
    return new ToldStory("CancellationWorkflow", "cancellation:" + bookingId + ":2");
  }

  public static ToldStory ofRefund(String refundId) {
    return new ToldStory("RefundWorkflow", "refund:" + refundId);
  }

  /** Of the payment of a move. */
  public static ToldStory ofMove(String paymentId) {
    return new ToldStory("RescheduleWorkflow", "reschedule:" + paymentId);
  }

  /** The local activity of a move returned these rows. */
  public ToldStory sawMove(String state, boolean paymentOpen) {
    return looked(
        "SettleReschedule",
        "{\"payment\":{\"open\":%s},\"moving\":%s,\"moved\":%s}"
            .formatted(paymentOpen, state.equals("MOVING"), state.equals("MOVED")));
  }

  /** A booking's local activity returned this row. */
  public ToldStory saw(String bookingStatus, boolean paymentOpen) {
    return looked(
        "SettleBooking",
        "{\"status\":\"%s\",\"payment\":{\"open\":%s}}".formatted(bookingStatus, paymentOpen));
  }

  /** A cancellation's did; with the refunds that are left, each in this state. */
  public ToldStory sawCancellation(String bookingStatus, String... refundStatuses) {
    String refunds =
        Stream.of(refundStatuses)
            .map("{\"status\":\"%s\",\"accepted\":false}"::formatted)
            .collect(Collectors.joining(","));
    return looked(
        "SettleCancellation",
        "{\"status\":\"%s\",\"refunds\":[%s]}".formatted(bookingStatus, refunds));
  }

  /** A refund's did. */
  public ToldStory sawRefund(String refundStatus, boolean accepted) {
    return looked(
        "SettleRefund",
        "{\"status\":\"%s\",\"accepted\":%s,\"act\":null}".formatted(refundStatus, accepted));
  }

  private ToldStory looked(String activity, String state) {
    var marker =
        MarkerRecordedEventAttributes.newBuilder()
            .setMarkerName("LocalActivity")
            .putDetails("type", json("\"%s\"".formatted(activity)))
            .putDetails("result", json(state));
    return event(event().setMarkerRecordedEventAttributes(marker));
  }

  /** Stripe's answer to a call about a payment. */
  public ToldStory heard(String activity, String news, String paymentId, String intentId) {
    return called(
        activity,
        "{\"news\":\"%s\",\"paymentId\":\"%s\",\"paymentIntentId\":\"%s\"}"
            .formatted(news, paymentId, intentId));
  }

  /** Stripe accepted a refund. */
  public ToldStory heardOfRefund(String stripeRefundId) {
    return called(
        "MakeRefund",
        "{\"news\":\"accepted\",\"stripeRefundId\":\"%s\",\"succeeded\":true}"
            .formatted(stripeRefundId));
  }

  private ToldStory called(String activity, String answer) {
    long scheduled = events.size() + 1L;
    event(
        event()
            .setActivityTaskScheduledEventAttributes(
                ActivityTaskScheduledEventAttributes.newBuilder()
                    .setActivityType(ActivityType.newBuilder().setName(activity))));
    return event(
        event()
            .setActivityTaskCompletedEventAttributes(
                ActivityTaskCompletedEventAttributes.newBuilder()
                    .setScheduledEventId(scheduled)
                    .setResult(json(answer))));
  }

  /** Its code throws at every attempt. */
  public ToldStory stumbledOver(String message, int attempts) {
    taskAttempt = attempts;
    return event(
        event()
            .setWorkflowTaskFailedEventAttributes(
                WorkflowTaskFailedEventAttributes.newBuilder()
                    .setFailure(Failure.newBuilder().setMessage(message))));
  }

  public ToldStory due(Instant at) {
    dueAt = at;
    return this;
  }

  public ToldStory completed() {
    status = WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
    return this;
  }

  public ToldStory cancelled() {
    status = WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED;
    return this;
  }

  public ToldStory failed() {
    status = WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED;
    return this;
  }

  private HistoryEvent.Builder event() {
    return HistoryEvent.newBuilder()
        .setEventId(events.size() + 1L)
        .setEventTime(TemporalNamespace.timestamp(LONG_AGO));
  }

  private ToldStory event(HistoryEvent.Builder event) {
    events.add(event.build());
    return this;
  }

  private static Payloads json(String text) {
    return Payloads.newBuilder()
        .addPayloads(Payload.newBuilder().setData(ByteString.copyFromUtf8(text)))
        .build();
  }

  String workflowType() {
    return workflowType;
  }

  String workflowId() {
    return workflowId;
  }

  String runId() {
    return runId;
  }

  WorkflowExecutionStatus status() {
    return status;
  }

  boolean running() {
    return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  Instant dueAt() {
    return dueAt;
  }

  int taskAttempt() {
    return taskAttempt;
  }

  List<HistoryEvent> events() {
    return events;
  }
}
