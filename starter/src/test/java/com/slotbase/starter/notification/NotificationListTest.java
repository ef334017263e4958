package com.slotbase.starter.notification;

import static com.slotbase.starter.harness.Slots.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** N1: the messages of a booking, page by page. */
@WithStarter
class NotificationListTest {

  private final Starter starter;
  private final Client customer;
  private final String path;
  private final String list;

  NotificationListTest(Starter starter) {
    this.starter = starter;
    String person = "reader-" + UUID.randomUUID();
    customer = starter.customer(person);
    customer
        .put("/v1/me", "{\"email\":\"%s@example.com\",\"language\":\"en\"}".formatted(person))
        .is(200);
    customer.post("/v1/me/push-tokens", "{\"token\":\"%s\"}".formatted(person)).is(200);
    path = held(customer, starter.freeListing(), 1);
    list = path + "/notifications";
  }

  /** What is written with the same event is written at the same moment. */
  @Test
  void messagesOfABooking_comeTheNewestFirst_inPagesThatLeaveOutNone() {
    for (String type : List.of("booking.confirmed", "booking.rescheduled", "refund.completed")) {
      happened(type);
    }
    Answer all = customer.get(list).is(200);
    assertThat(templates(all))
        .containsExactly(
            "REFUNDED", "REFUNDED", "RESCHEDULED", "RESCHEDULED", "CONFIRMED", "CONFIRMED");
    assertThat(all.body().has("nextCursor")).isFalse();

    for (int limit = 1; limit < 6; limit++) {
      var told = new ArrayList<String>();
      Answer page = customer.get(list + "?limit=" + limit).is(200);
      told.addAll(ids(page));
      while (page.body().has("nextCursor")) {
        assertThat(ids(page)).hasSize(limit);
        page = after(page, limit);
        told.addAll(ids(page));
      }
      assertThat(told).isEqualTo(ids(all));
    }
  }

  @Test
  void pageIsOfMessages_howeverManyAttemptsTheyTook() {
    happened("booking.confirmed");
    String[] ids = ids(customer.get(list).is(200)).toArray(String[]::new);
    for (String id : ids) {
      attempt(id, 1, "'Slow down', interval '1 min'");
      attempt(id, 2, "null, null");
    }
    Answer first = customer.get(list + "?limit=1").is(200);
    assertThat(ids(first)).containsExactly(ids[0]);
    assertThat(ids(after(first, 1))).containsExactly(ids[1]);
    JsonNode attempts = first.at("/items/0/attempts");
    assertThat(attempts.valueStream().map(attempt -> attempt.path("number").asInt()))
        .containsExactly(1, 2);
    assertThat(attempts.at("/0/error").asString()).isEqualTo("Slow down");
    assertThat(attempts.path(1).has("error")).isFalse();
  }

  @Test
  void fiftyMessages_areAPage_unlessMoreAreAskedFor() {
    for (int i = 0; i < 26; i++) {
      happened("refund.completed");
    }
    Answer page = customer.get(list).is(200);
    assertThat(ids(page)).hasSize(50);
    assertThat(ids(after(page, 200))).hasSize(2).doesNotContainAnyElementsOf(ids(page));
    assertThat(ids(customer.get(list + "?limit=200").is(200))).hasSize(52);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "cursor=x", "cursor=", "cursor=%00"})
  void impossiblePage_isRefused(String query) {
    customer.get(list + "?" + query).isProblem(ErrorCode.VALIDATION_FAILED);
  }

  /** Tells the customer of it, by mail and by push. */
  private void happened(String type) {
    run("record_event('%s', '%s', 'staff-1', '{}')".formatted(Slots.id(path), type));
  }

  private void attempt(String notification, int number, String cameTo) {
    run("note_attempt('%s', %d, null, %s)".formatted(notification, number, cameTo));
  }

  private void run(String call) {
    starter.database().sql("do $$ begin perform " + call + "; end $$").update();
  }

  private Answer after(Answer page, int limit) {
    String cursor = page.at("/nextCursor").asString();
    return customer.get(list + "?limit=%d&cursor=%s".formatted(limit, cursor)).is(200);
  }

  private static List<String> ids(Answer page) {
    return page.at("/items").valueStream().map(item -> item.path("id").asString()).toList();
  }

  private static List<String> templates(Answer page) {
    return page.at("/items").valueStream().map(item -> item.path("template").asString()).toList();
  }
}
