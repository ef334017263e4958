package com.slotbase.starter.webhook;

import static com.slotbase.starter.harness.Slots.held;
import static com.slotbase.starter.harness.Slots.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** N1, W1 to W3: what Resend tells of mails, signed as docs.svix.com/receiving says. */
@WithStarter
class ResendWebhookTest {

  private final Starter starter;
  private final String mail = UUID.randomUUID().toString();
  private final String message = "msg_" + UUID.randomUUID();
  private final String address = "Reader-" + UUID.randomUUID() + "@Example.com";

  ResendWebhookTest(Starter starter) {
    this.starter = starter;
  }

  @Test
  void signedEvent_isReceivedOnce() {
    String event = event("email.delivered", "");
    assertThat(send(event).is(200).text()).isEqualTo("{\"received\":true}");
    assertThat(send(event).is(200).text()).isEqualTo("{\"received\":true,\"duplicate\":true}");
    assertThat(reason()).isEmpty();
  }

  @Test
  void secretOfBefore_isAcceptedDuringRotation() {
    String event = event("email.sent", "");
    send(event, signed(event, Instant.now(), Starter.OLD_RESEND_SECRET)).is(200);
  }

  @Test
  void oneGoodSignatureAmongSeveral_isEnough() {
    String event = event("email.sent", "");
    Map<String, String> good = signed(event);
    String several = "v1,AAAA v2,x v1a,y nonsense  " + good.get("svix-signature") + " v1,";
    send(event, changed(good, "svix-signature", several)).is(200);
  }

  @ParameterizedTest
  @CsvSource({
    "email.bounced,    '\"bounce\":{\"type\":\"Permanent\",\"subType\":\"General\"},', BOUNCED",
    "email.bounced,    '\"bounce\":{\"type\":\"Permanent\",\"message\":\"a\\u0000\\ud800\"},', BOUNCED",
    "email.bounced,    '', BOUNCED",
    "email.complained, '', COMPLAINED",
  })
  void mailThatComesBack_stopsItsAddress_andTheTimelineShowsItOnce(
      String type, String more, String reason) {
    Client alice = starter.customer("alice-" + mail);
    String booking = confirmed(alice);
    sentAs(booking, mail);

    String event = event(type, more);
    assertThat(send(event).is(200).text()).isEqualTo("{\"received\":true}");
    send(event, signed(event, Instant.now(), Starter.RESEND_SECRET, message + "-again")).is(200);

    assertThat(reason()).containsExactly(reason);
    String shown = "notification." + reason.toLowerCase(Locale.ROOT);
    for (Client reader : List.of(alice, starter.staffOf("acme"))) {
      JsonNode timeline = reader.get("/v1/bookings/" + booking + "/timeline").is(200).body();
      assertThat(timeline.at("/events").findValuesAsString("type")).containsOnlyOnce(shown);
      assertThat(timeline.toString().toLowerCase(Locale.ROOT))
          .doesNotContain(address.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void mailThatComesBackBeforeItsSendingIsOnRecord_isFoundByItsTag() {
    Client alice = starter.customer("alice-" + mail);
    String booking = confirmed(alice);
    String notification =
        starter
            .database()
            .sql("select id from notification where booking_id = ?")
            .param(booking)
            .query(String.class)
            .single();
    send(event("email.complained", "\"tags\":{\"notification\":\"%s\"},".formatted(notification)))
        .is(200);
    assertThat(alice.get("/v1/bookings/" + booking + "/timeline").body().findValuesAsString("type"))
        .containsOnlyOnce("notification.complained");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Transient", "Undetermined"})
  void bounceThatMayPass_stopsNothing(String bounce) {
    send(event("email.bounced", "\"bounce\":{\"type\":\"%s\"},".formatted(bounce))).is(200);
    assertThat(reason()).isEmpty();
  }

  @Test
  void mailThatIsNotOurs_changesNoBooking() {
    send(event("email.complained", "")).is(200);
    assertThat(reason()).containsExactly("COMPLAINED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"email.complained\"}",
        "{\"type\":\"email.complained\",\"data\":{}}",
        "{\"type\":\"email.complained\",\"data\":{\"to\":[]}}",
        "{\"type\":\"email.complained\",\"data\":{\"to\":[\"a@example.com\",\"b@example.com\"]}}",
        "{\"type\":\"email.complained\",\"data\":{\"to\":{\"a\":1},\"email_id\":7,\"tags\":[]}}",
        "{\"type\":\"email.bounced\",\"data\":{\"bounce\":\"Permanent\"}}",
        "{\"type\":\"contact.created\",\"data\":7}"
      })
  void eventThatNamesNobody_isHarmless(String event) {
    int before = stops();
    send(event).is(200);
    assertThat(stops()).isEqualTo(before);
  }

  @Test
  void eventThatCannotBeProcessed_isKeptAndToldSo() {
    String event = event("email.complained", "");
    rename("note_returned_mail", "note_returned_mail_away");
    try {
      assertThat(send(event).is(200).text())
          .isEqualTo("{\"received\":true,\"processingFailed\":true}");
      assertThat(send(event).is(200).text())
          .isEqualTo("{\"received\":true,\"duplicate\":true,\"processingFailed\":true}");
    } finally {
      rename("note_returned_mail_away", "note_returned_mail");
    }
    assertThat(
            starter
                .database()
                .sql("select payload ->> 'type' from resend_event where id = ?")
                .param(message)
                .query(String.class)
                .single())
        .isEqualTo("email.complained");
  }

  @ParameterizedTest
  @ValueSource(strings = {"svix-id", "svix-timestamp", "svix-signature"})
  void missingHeader_isRefused(String header) {
    String event = event("email.sent", "");
    Map<String, String> headers = new HashMap<>(signed(event));
    headers.remove(header);
    refused(event, headers);
  }

  @ParameterizedTest
  @CsvSource({
    "svix-id, ''",
    "svix-id, msg_other",
    "svix-timestamp, ''",
    "svix-timestamp, now",
    "svix-timestamp, -1",
    "svix-timestamp, 99999999999999999999",
    "svix-timestamp, -9223372036854775808",
    "svix-timestamp, 9223372036854775807",
    "svix-timestamp, 1.5e9",
    "svix-signature, ''",
    "svix-signature, v1",
    "svix-signature, 'v1,'",
    "svix-signature, 'v1,%%%'",
    "svix-signature, ','",
    "svix-signature, 'v2,AAAA'",
    "svix-signature, ñ",
  })
  void malformedHeader_isRefused(String header, String value) {
    String event = event("email.sent", "");
    refused(event, changed(signed(event), header, value));
  }

  @ParameterizedTest
  @ValueSource(longs = {-302, 302, -86_400, 86_400})
  void timeFarFromNow_isRefused(long seconds) {
    String event = event("email.sent", "");
    refused(event, signed(event, Instant.now().plusSeconds(seconds), Starter.RESEND_SECRET));
  }

  @Test
  void otherSecret_isRefused() {
    String event = event("email.sent", "");
    refused(event, signed(event, Instant.now(), "whsec_b3RoZXJvdGhlcg=="));
  }

  @Test
  void changedBody_isRefused() {
    String event = event("email.sent", "");
    refused(event.replace("email.sent", "email.seen"), signed(event));
    refused(event + " ", signed(event));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "7", "{", "{\"type\":2}", "\u0000"})
  void signedBodyThatIsNoEvent_isRefused(String body) {
    refused(body, signed(body));
  }

  @Test
  void bodyOf256Kibibytes_isTaken_andALargerOneRefused() {
    String event = event("email.sent", "");
    String largest = event + " ".repeat(256 * 1024 - event.length());
    send(largest).is(200);
    send(largest + " ").is(413);
  }

  /** A booking whose customer is told by mail; the message is still to be sent. */
  private String confirmed(Client customer) {
    customer.put("/v1/me", "{\"email\":\"%s\",\"language\":\"en\"}".formatted(address)).is(200);
    String path = held(customer, starter.freeListing(), 1);
    customer.post(path + "/confirm").is(200);
    return id(path);
  }

  private void sentAs(String booking, String providerId) {
    starter
        .database()
        .sql(
            """
            select note_attempt(id, 1, ?, null, null) from notification where booking_id = ?
            """)
        .param(providerId)
        .param(booking)
        .query((row, n) -> "")
        .single();
  }

  private List<String> reason() {
    return starter
        .database()
        .sql("select reason from mailbox_stop where address = lower(?)")
        .param(address)
        .query(String.class)
        .list();
  }

  private int stops() {
    return starter
        .database()
        .sql("select count(*) from mailbox_stop")
        .query(Integer.class)
        .single();
  }

  private void rename(String from, String to) {
    starter.database().sql("alter function " + from + " rename to " + to).update();
  }

  private void refused(String body, Map<String, String> headers) {
    send(body, headers).isProblem(ErrorCode.WEBHOOK_SIGNATURE_INVALID);
    assertThat(
            starter
                .database()
                .sql("select count(*) from resend_event where id = ?")
                .param(message)
                .query(Integer.class)
                .single())
        .isZero();
  }

  private Answer send(String body) {
    return send(body, signed(body));
  }

  private Answer send(String body, Map<String, String> headers) {
    Client resend = starter.stranger();
    for (var header : headers.entrySet()) {
      resend = resend.with(header.getKey(), header.getValue());
    }
    return resend.post("/webhooks/resend", body);
  }

  private String event(String type, String more) {
    return """
    {"type":"%s","created_at":"2026-11-22T23:00:00.000Z",
     "data":{%s"email_id":"%s","from":"SlotBase <noreply@slotbase.com>","to":["%s"],"subject":"Confirmed"}}
    """
        .formatted(type, more, mail, address);
  }

  private static Map<String, String> changed(
      Map<String, String> headers, String name, String value) {
    var changed = new HashMap<>(headers);
    changed.put(name, value);
    return changed;
  }

  private Map<String, String> signed(String body) {
    return signed(body, Instant.now(), Starter.RESEND_SECRET);
  }

  private Map<String, String> signed(String body, Instant at, String secret) {
    return signed(body, at, secret, message);
  }

  private static Map<String, String> signed(String body, Instant at, String secret, String id) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String content = id + "." + at.getEpochSecond() + "." + body;
      byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
      return Map.of(
          "svix-id",
          id,
          "svix-timestamp",
          String.valueOf(at.getEpochSecond()),
          "svix-signature",
          "v1," + Base64.getEncoder().encodeToString(signature));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
