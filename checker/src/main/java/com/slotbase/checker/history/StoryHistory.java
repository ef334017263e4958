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
import org.jspecify.annotations.Nullable;

/**
 * What a history tells of a booking.
 *
 * @param looks what the story saw of the row, in order
 * @param answers what Stripe answered to captures and voids, in order
 * @param taskFailure why the story's code failed last; empty if it did not
 * @param readable whether everything in it could be read; an encrypted history can't be
 */
record StoryHistory(List<Look> looks, List<Answer> answers, String taskFailure, boolean readable) {

  /**
   * The row as {@code SettleBooking} returned it.
   *
   * @param asks whether it asked for something: the booking was held or being confirmed, or its
   *     payment was open
   */
  record Look(long eventId, String status, boolean asks) {}

  /**
   * The outcome of {@code CapturePayment} or {@code VoidPayment}.
   *
   * @param news such as {@code paymentCaptured}
   */
  record Answer(long eventId, Instant at, String news, String paymentId, String intentId) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  static StoryHistory of(List<HistoryEvent> events) {
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
          if (type.equals("CapturePayment") || type.equals("VoidPayment")) {
            JsonNode news = json(completed.getResult());
            readable &= news.has("news");
            answers.add(answer(event, news));
          }
        }
        case MARKER_RECORDED_EVENT_ATTRIBUTES -> {
          Map<String, Payloads> details = event.getMarkerRecordedEventAttributes().getDetailsMap();
          if (details.containsKey("result")
              && json(details.get("type")).asText().equals("SettleBooking")) {
            JsonNode state = json(details.get("result"));
            readable &= state.has("status");
            looks.add(look(event, state));
          }
        }
        case WORKFLOW_TASK_FAILED_EVENT_ATTRIBUTES ->
            taskFailure = event.getWorkflowTaskFailedEventAttributes().getFailure().getMessage();
        default -> {}
      }
    }
    return new StoryHistory(looks, answers, taskFailure, readable);
  }

  private static Look look(HistoryEvent event, JsonNode state) {
    String status = state.path("status").asText();
    boolean asks =
        status.equals("HELD")
            || status.equals("CONFIRMING")
            || state.path("payment").path("open").asBoolean();
    return new Look(event.getEventId(), status, asks);
  }

  private static Answer answer(HistoryEvent event, JsonNode news) {
    return new Answer(
        event.getEventId(),
        Instant.ofEpochSecond(event.getEventTime().getSeconds(), event.getEventTime().getNanos()),
        news.path("news").asText(),
        news.path("paymentId").asText(),
        news.path("paymentIntentId").asText());
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
