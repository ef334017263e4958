package com.slotbase.starter.timeline;

import static com.slotbase.starter.harness.Slots.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** B9: a booking's messages, as its timeline tells of them. */
@WithStarter
class MessageTimelineTest {

  private final Starter starter;
  private final Client customer;
  private final Client staff;
  private final String address = UUID.randomUUID() + "@example.com";
  private final String token = UUID.randomUUID().toString();
  private final String path;

  MessageTimelineTest(Starter starter) {
    this.starter = starter;
    customer = starter.customer("reader-" + UUID.randomUUID());
    staff = starter.staffOf("acme");
    customer.put("/v1/me", "{\"email\":\"%s\",\"language\":\"es\"}".formatted(address)).is(200);
    path = held(customer, starter.freeListing(), 1);
  }

  @Test
  void messageThatFailedTwice_isToldToStaffWithEveryAttempt() {
    confirm();
    attempt(1, "Resend answered 500: Oops", "1 min");
    attempt(2, "Resend answered 429: Slow down", "2 min");
    attempt(3, null, null);

    List<JsonNode> told = ofMessages(staff);

    assertThat(each(told, "/summary"))
        .containsExactly(
            "A message about the confirmation was written, to be sent by email.",
            "Attempt 1 at sending the message about the confirmation by email failed.",
            "Attempt 2 at sending the message about the confirmation by email failed.",
            "The message about the confirmation was sent by email.");
    assertThat(each(told, "/type"))
        .containsExactly(
            "notification.written",
            "notification.attempt_failed",
            "notification.attempt_failed",
            "notification.sent");
    assertThat(each(told, "/details/error"))
        .containsExactly("", "Resend answered 500: Oops", "Resend answered 429: Slow down", "");
    assertThat(each(told, "/details/attempt")).containsExactly("", "1", "2", "3");
    assertThat(told)
        .allSatisfy(event -> {
          assertThat(event.path("workflowId").asString())
              .isEqualTo("notification:" + message("EMAIL"));
          assertThat(event.at("/details/notificationId").asString()).isEqualTo(message("EMAIL"));
          assertThat(event.at("/details/template").asString()).isEqualTo("CONFIRMED");
          assertThat(event.at("/details/channel").asString()).isEqualTo("EMAIL");
          assertThat(event.at("/details/language").asString()).isEqualTo("es");
          assertThat(event.path("details").has("nextAttemptAt")).isFalse();
        });
  }

  @Test
  void messageIsWritten_rightAfterWhatItTellsOf() {
    confirm();
    assertThat(each(timeline(staff), "/type"))
        .containsExactly("booking.held", "booking.confirmed", "notification.written");
  }

  @Test
  void messageThatFailedTwice_isToldToTheCustomerAsSent() {
    confirm();
    attempt(1, "Resend answered 500: Oops", "1 min");
    attempt(2, "Resend answered 429: Slow down", "2 min");
    assertThat(ofMessages(customer)).isEmpty();
    attempt(3, null, null);

    List<JsonNode> told = ofMessages(customer);

    assertThat(told).hasSize(1);
    JsonNode sent = told.getFirst();
    assertThat(sent.path("type").asString()).isEqualTo("notification.sent");
    assertThat(sent.path("summary").asString())
        .isEqualTo("The message about the confirmation was sent by email.");
    assertThat(sent.path("details").propertyNames())
        .containsExactlyInAnyOrder("notificationId", "template", "channel");
    assertThat(sent.has("workflowId")).isFalse();
  }

  @Test
  void onlyTheLatestAttempt_tellsWhenTheNextIs() {
    confirm();
    attempt(1, "Resend gave no answer", "1 min");
    attempt(2, "Resend gave no answer", "2 h");

    List<JsonNode> told = ofMessages(staff);

    assertThat(told.get(1).path("details").has("nextAttemptAt")).isFalse();
    JsonNode latest = told.get(2);
    assertThat(Instant.parse(latest.at("/details/nextAttemptAt").asString()))
        .isEqualTo(Instant.parse(latest.path("at").asString()).plus(Duration.ofHours(2)));
  }

  @Test
  void messageThatHasNoAttemptLeft_couldNotBeSent() {
    confirm();
    attempt(1, "Resend gave no answer", "1 min");
    attempt(2, "Resend answered 422: No", null);

    List<JsonNode> told = ofMessages(staff);

    assertThat(each(told, "/type"))
        .containsExactly(
            "notification.written",
            "notification.attempt_failed",
            "notification.attempt_failed",
            "notification.failed");
    assertThat(told.getLast().at("/details/error").asString()).isEqualTo("Resend answered 422: No");
    assertThat(each(ofMessages(customer), "/summary"))
        .containsExactly("The message about the confirmation could not be sent by email.");
    assertThat(ofMessages(customer).toString()).doesNotContain("Resend");
  }

  @Test
  void messageThatIsNotToBeSent_saysWhy() {
    confirm();
    attempt(1, "Resend gave no answer", "1 min");
    run("suppress_notification(?, 'It would come too late')", message("EMAIL"));

    for (Client reader : List.of(staff, customer)) {
      JsonNode suppressed = ofMessages(reader).getLast();
      assertThat(suppressed.path("type").asString()).isEqualTo("notification.suppressed");
      assertThat(suppressed.path("summary").asString())
          .isEqualTo(
              "The message about the confirmation was not sent by email. It would come too late.");
    }
    assertThat(ofMessages(staff).getLast().at("/details/reason").asString())
        .isEqualTo("It would come too late");
    assertThat(ofMessages(customer)).hasSize(1);
  }

  @Test
  void messageByTwoChannels_isToldByEach_andTellsNobodyWhereItWent() {
    customer.post("/v1/me/push-tokens", "{\"token\":\"%s\"}".formatted(token)).is(200);
    confirm();
    run("note_attempt(?, 1, 'projects/x', null, null)", message("PUSH"));

    assertThat(each(ofMessages(customer), "/summary"))
        .containsExactly("The message about the confirmation was sent by push.");
    assertThat(each(ofMessages(staff), "/details/channel"))
        .containsExactlyInAnyOrder("EMAIL", "PUSH", "PUSH");
    for (Client reader : List.of(staff, customer)) {
      assertThat(timeline(reader).toString()).doesNotContain(address, token, "projects/x");
    }
  }

  private void confirm() {
    customer.post(path + "/confirm").is(200);
  }

  /** What became of an attempt at sending the mail. */
  private void attempt(int number, @Nullable String error, @Nullable String wait) {
    run("note_attempt(?, ?, null, ?, ?::interval)", message("EMAIL"), number, error, wait);
  }

  private void run(String call, @Nullable Object... parameters) {
    starter
        .database()
        .sql("select " + call)
        .params(Arrays.asList(parameters))
        .query((row, n) -> "")
        .single();
  }

  private String message(String channel) {
    return starter
        .database()
        .sql("select id from notification where booking_id = ? and channel = ?")
        .params(Slots.id(path), channel)
        .query(String.class)
        .single();
  }

  private static List<JsonNode> ofMessages(List<JsonNode> events) {
    return events.stream()
        .filter(event -> event.path("type").asString().startsWith("notification."))
        .toList();
  }

  private List<JsonNode> ofMessages(Client reader) {
    return ofMessages(timeline(reader));
  }

  private List<JsonNode> timeline(Client reader) {
    return reader.get(path + "/timeline").is(200).at("/events").valueStream().toList();
  }

  private static List<String> each(List<JsonNode> events, String pointer) {
    return events.stream().map(event -> event.at(pointer).asString("")).toList();
  }
}
