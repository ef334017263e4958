package com.slotbase.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.activities.notification.NotificationCallsImpl;
import com.slotbase.adapters.notification.NotificationStore;
import com.slotbase.adapters.notification.NotificationStore.Attempt;
import com.slotbase.adapters.notification.NotificationStore.Told;
import com.slotbase.adapters.person.PersonStore;
import com.slotbase.local.testing.FcmOrders;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.Channel;
import com.slotbase.workflows.domain.NotificationNews;
import com.slotbase.workflows.domain.NotificationStatus;
import com.slotbase.workflows.notification.NotificationCalls.SendNotification;
import com.slotbase.workflows.notification.NotificationStories;
import com.slotbase.workflows.temporal.WorkflowIds;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** N2: a push goes to every valid device of a person, each on its own, and to each once. */
@Timeout(60)
class PushStoryTest {

  private static final Duration CALL = Duration.ofSeconds(20);

  private final Lab lab = Lab.shared();
  private final FcmOrders fcm = new FcmOrders(lab.stack.urls().fcm());
  private final NotificationStore notifications = lab.adapter(NotificationStore.class);
  private final NotificationStories stories =
      new NotificationStories(lab.calls, List.of(Duration.ofMillis(100), Duration.ofMillis(100)));
  private final TemporalUi temporal = new TemporalUi(lab);
  private final Booking booking = lab.hold(lab.listing(false), Duration.ofMinutes(5));
  private final String test = UUID.randomUUID().toString();

  @Test
  void goodTokenBesideFiveBadOnes_getsItsPush() {
    devices("gone-1", "gone-2", "gone-3", "never-1", "never-2", "good");
    Stream.of("gone-1", "gone-2", "gone-3")
        .forEach(name -> fcm.token(device(name), "unregistered"));
    Stream.of("never-1", "never-2").forEach(name -> fcm.token(device(name), "malformed"));

    Told told = sent(confirmed());

    assertThat(told.status()).isEqualTo(NotificationStatus.SENT);
    assertThat(told.attempts()).extracting(Attempt::error).containsExactly((String) null);
    JsonNode push = fcm.pushes(test).getFirst();
    assertThat(fcm.pushes(test)).hasSize(1);
    assertThat(push.get("token").asString()).isEqualTo(device("good"));
    assertThat(push.get("collapseKey").asString()).isEqualTo(told.id());
    assertThat(push.at("/data/bookingId").asString()).isEqualTo(booking.id());
    assertThat(push.at("/data/template").asString()).isEqualTo("CONFIRMED");
    assertThat(validDevices()).containsExactly(device("good"));
    assertThat(allDevices()).hasSize(6);
  }

  @Test
  void sixthInvalidToken_hasThoseDeletedThatAreForMoreThanSevenDays() {
    devices("old-1", "old-2", "young-1", "young-2", "young-3", "gone", "good");
    Stream.of("old-1", "old-2").forEach(name -> invalidFor(name, "7 days 1 minute"));
    Stream.of("young-1", "young-2", "young-3").forEach(name -> invalidFor(name, "6 days 23:59"));
    fcm.token(device("gone"), "unregistered");

    sent(confirmed());

    assertThat(allDevices())
        .containsExactlyInAnyOrder(
            device("young-1"),
            device("young-2"),
            device("young-3"),
            device("gone"),
            device("good"));
  }

  @Test
  void retry_goesToTheDevicesThatAreLeft() {
    devices("first", "second", "third");
    fails(device("second"), "error", ",\"status\":502", 1);

    Told told = sent(confirmed());

    assertThat(told.status()).isEqualTo(NotificationStatus.SENT);
    assertThat(told.attempts()).hasSize(2);
    assertThat(told.attempts().getFirst().error())
        .startsWith("1 of 3 devices: FCM answered 502: <!DOCTYPE html>");
    assertThat(tokensPushedTo())
        .containsExactlyInAnyOrder(device("first"), device("second"), device("third"));
  }

  @Test
  void deviceThatIsNeverReached_fails_andTheOthersHaveTheirs() {
    devices("never", "good");
    fails(device("never"), "error", ",\"status\":500", -1);

    Told told = sent(confirmed());

    assertThat(told.status()).isEqualTo(NotificationStatus.FAILED);
    assertThat(told.attempts()).hasSize(3);
    assertThat(tokensPushedTo()).containsExactly(device("good"));
  }

  @Test
  void rateLimit_isWaitedForAsLongAsFcmAsks() {
    devices("good");
    fails(device("good"), "rate_limit", "", 1);

    List<Attempt> attempts = sent(confirmed()).attempts();

    assertThat(attempts).hasSize(2);
    assertThat(Duration.between(attempts.get(0).at(), attempts.get(1).at()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void everyTokenInvalid_leavesNobodyToPushTo() {
    devices("gone");
    fcm.token(device("gone"), "unregistered");

    assertThat(sent(confirmed()).status()).isEqualTo(NotificationStatus.SUPPRESSED);
  }

  @Test
  void workerThatDiesBetweenTwoDevices_repeatsTheOneUnderWayAlone() {
    devices("answered", "unheard");
    Told told = confirmed();
    fails(device("unheard"), "timeout_after", ",\"ms\":6000", 1);
    var calls = lab.adapter(NotificationCallsImpl.class);

    // What it would have answered died with the worker; the call is made again.
    assertThat(calls.sendNotification(new SendNotification(told.id())))
        .isInstanceOf(NotificationNews.NotSent.class);
    assertThat(calls.sendNotification(new SendNotification(told.id())))
        .isInstanceOf(NotificationNews.Sent.class);

    assertThat(tokensPushedTo())
        .containsExactlyInAnyOrder(device("answered"), device("unheard"), device("unheard"));
    assertThat(fcm.pushes(device("unheard")))
        .extracting(push -> push.get("collapseKey").asString())
        .containsOnly(told.id());
  }

  @Test
  void everyTaskThatIsReset_sendsNothingMore() {
    devices("first", "second");
    fails(device("second"), "error", ",\"status\":503", 1);
    Told told = sent(confirmed());

    temporal.resetToEachTask(
        WorkflowIds.notification(told.id()), () -> assertThat(find()).isEqualTo(told));

    assertThat(tokensPushedTo()).containsExactlyInAnyOrder(device("first"), device("second"));
  }

  @Test
  void listingWithAHostileName_isShownOnOneLine() {
    String name = "Court\r\n\u0007\u0085\u2028<b>{0}</b> ${7*7} \uD83C\uDFBE \u7F51\u7403";
    lab.jdbc
        .sql("update listing set name = ? where id = ?")
        .params(name, booking.listingId())
        .update();
    devices("good");

    sent(confirmed());

    JsonNode push = fcm.pushes(test).getFirst();
    for (String field : List.of("title", "body")) {
      assertThat(push.get(field).asString())
          .contains("Court <b>{0}</b> ${7*7} \uD83C\uDFBE \u7F51\u7403");
    }
  }

  /** The push that tells of the confirmed booking, which nobody has sent yet. */
  private Told confirmed() {
    assertThat(lab.bookings.confirmWithoutPayment(booking.id(), "staff-1")).isTrue();
    Told told = find();
    assertThat(told.channel()).isEqualTo(Channel.PUSH);
    return told;
  }

  private Told sent(Told told) {
    stories.ensureRunning(told.id(), CALL);
    lab.historyOfEnded(WorkflowIds.notification(told.id()));
    return find();
  }

  private Told find() {
    List<Told> told = notifications.ofBooking(booking.id(), null, 2);
    assertThat(told).hasSize(1);
    return told.getFirst();
  }

  /** The token of the device that is called so in this test. */
  private String device(String name) {
    return name + ":" + test;
  }

  private void devices(String... names) {
    for (String name : names) {
      lab.adapter(PersonStore.class).addPushToken(booking.customerId(), device(name));
    }
  }

  private void invalidFor(String name, String time) {
    lab.jdbc
        .sql("update push_token set invalid_at = now() - ?::interval where token = ?")
        .params(time, device(name))
        .update();
  }

  private void fails(String token, String kind, String more, int times) {
    fcm.fault(
        "/v1/projects/*/messages:send", "POST", kind, more + ",\"about\":\"" + token + "\"", times);
  }

  private List<String> tokensPushedTo() {
    return fcm.pushes(test).stream().map(push -> push.get("token").asString()).toList();
  }

  private List<String> allDevices() {
    return tokens("true");
  }

  private List<String> validDevices() {
    return tokens("invalid_at is null");
  }

  private List<String> tokens(String condition) {
    return lab.jdbc
        .sql("select token from push_token where person_id = ? and " + condition)
        .param(booking.customerId())
        .query(String.class)
        .list();
  }
}
