package com.slotbase.checker.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a history tells of its booking, payment or refund.
 *
 * @param looks what the story saw of the rows, in order
 * @param answers what Stripe answered, in order
 * @param taskFailure why the story's code failed last; empty if it did not
 * @param readable whether everything in it could be read; an encrypted history can't be
 */
record StoryHistory(List<Look> looks, List<Answer> answers, String taskFailure, boolean readable) {

  /**
   * The rows as the story's local activity returned them.
   *
   * @param asks whether they asked for something
   * @param waitsForAPerson whether all they asked for was a person's to decide
   */
  record Look(long eventId, String status, boolean asks, boolean waitsForAPerson) {}

  /**
   * The outcome of a call of Stripe.
   *
   * @param news such as {@code paymentCaptured}
   * @param paymentId empty if it was about a refund
   * @param stripeId of the PaymentIntent or of Stripe's refund; empty if it tells of none
   */
  record Answer(long eventId, Instant at, String news, String paymentId, String stripeId) {}

  private static final Set<String> CALLS =
      Set.of("CapturePayment", "VoidPayment", "MakeRefund", "LookForRefund");

  private static final ObjectMapper JSON = new ObjectMapper();

  static StoryHistory of(StoryKind kind, List<HistoryEvent> events) {
    var looks = new ArrayList<Look>();
    var answers = new ArrayList<Answer>();
    var activities = new HashMap<Long, String>();
    String taskFailure = "";
    boolean readable = true;
    for (HistoryEvent event : events) {
      switch (event.getAttributesCase()) {
        case ACTIVITY_TASK_SCHEDULED_EVENT_ATTRIBUTES ->
            activities.put(
                event.getEventId(),
                event.getActivityTaskScheduledEventAttributes().getActivityType().getName());
        case ACTIVITY_TASK_COMPLETED_EVENT_ATTRIBUTES -> {
          var completed = event.getActivityTaskCompletedEventAttributes();
          String type = activities.getOrDefault(completed.getScheduledEventId(), "");
          if (CALLS.contains(type)) {
            JsonNode news = json(completed.getResult());
            readable &= news.has("news");
            answers.add(answer(event, news));
          }
        }
        case MARKER_RECORDED_EVENT_ATTRIBUTES -> {
          Map<String, Payloads> details = event.getMarkerRecordedEventAttributes().getDetailsMap();
          if (details.containsKey("result") && kind.looksBy(json(details.get("type")).asText())) {
            JsonNode state = json(details.get("result"));
            readable &= kind.isReadable(state);
            looks.add(
                new Look(
                    event.getEventId(),
                    kind.status(state),
                    kind.asks(state),
                    kind.waitsForAPerson(state)));
          }
        }
        case WORKFLOW_TASK_FAILED_EVENT_ATTRIBUTES ->
            taskFailure = event.getWorkflowTaskFailedEventAttributes().getFailure().getMessage();
        default -> {}
      }
    }
    return new StoryHistory(looks, answers, taskFailure, readable);
  }

  private static Answer answer(HistoryEvent event, JsonNode news) {
    return new Answer(
        event.getEventId(),
        Instant.ofEpochSecond(event.getEventTime().getSeconds(), event.getEventTime().getNanos()),
        news.path("news").asText(),
        news.path("paymentId").asText(""),
        news.path("paymentIntentId").asText(news.path("stripeRefundId").asText("")));
  }

  /** The first payload, or something missing if it is no JSON. */
  private static JsonNode json(@Nullable Payloads payloads) {
    if (payloads == null || payloads.getPayloadsCount() == 0) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(payloads.getPayloads(0).getData().toStringUtf8());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
