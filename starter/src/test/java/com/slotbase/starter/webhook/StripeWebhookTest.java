package com.slotbase.starter.webhook;

import static com.slotbase.starter.harness.Slots.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W1 to W3. */
@WithStarter
class StripeWebhookTest {

  private final Starter starter;

  StripeWebhookTest(Starter starter) {
    this.starter = starter;
  }

  @Test
  void signedEvent_isReceivedOnce() {
    String event = event("customer.created", "cus_1");
    assertThat(send(event, signature(event)).is(200).text()).isEqualTo("{\"received\":true}");
    assertThat(send(event, signature(event)).is(200).text())
        .isEqualTo("{\"received\":true,\"duplicate\":true}");
  }

  @Test
  void textThatCannotBeStored_hidesNoEvent() {
    String event = event("customer.created", "cus_1").replace("cus_1", "cus_1\\u0000\\ud800");
    assertThat(send(event, signature(event)).is(200).text()).isEqualTo("{\"received\":true}");
    assertThat(send(event, signature(event)).is(200).text()).contains("\"duplicate\":true");
  }

  @Test
  void secretOfBefore_isAcceptedDuringRotation() throws Exception {
    String event = event("customer.created", "cus_1");
    send(event, signature(event, Instant.now(), Starter.OLD_WEBHOOK_SECRET)).is(200);
  }

  @Test
  void authorisation_confirmsByItselfThoughTemporalIsAway() {
    Client alice = starter.customer("alice");
    String path = held(alice, starter.pricedListing(), 1);
    String intent = alice.post(path + "/payment").is(200).at("/paymentIntentId").asString();
    starter.stripe().pay(intent, Instant.now());
    String event = event("payment_intent.amount_capturable_updated", intent);
    assertThat(send(event, signature(event)).is(200).text()).isEqualTo("{\"received\":true}");
    assertThat(alice.get(path).at("/status").asString()).isEqualTo("CONFIRMING");
  }

  @Test
  void eventThatCannotBeProcessed_isKeptAndToldSo() {
    Client alice = starter.customer("alice");
    String intent =
        alice
            .post(held(alice, starter.pricedListing(), 1) + "/payment")
            .is(200)
            .at("/paymentIntentId")
            .asString();
    String event = event("payment_intent.amount_capturable_updated", intent);
    starter.stripe().away(true);
    try {
      assertThat(send(event, signature(event)).is(200).text())
          .isEqualTo("{\"received\":true,\"processingFailed\":true}");
      assertThat(send(event, signature(event)).is(200).text())
          .isEqualTo("{\"received\":true,\"duplicate\":true,\"processingFailed\":true}");
    } finally {
      starter.stripe().away(false);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "t",
        "t=",
        "t=abc",
        "t=abc,v1=00",
        "v1",
        "v1=",
        "v1=00",
        "t,v1",
        "t=1,v1",
        "t=99999999999999999999,v1=00",
        "t=-1,v1=00",
        "t=1 000,v1=00",
        ",",
        "=",
        "t=1,t=2,v1=00",
        "null",
        "ñ"
      })
  void malformedSignature_isRefused(String header) {
    refused(event("customer.created", "cus_1"), header);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v1=", "v1=zz", "v0=00", "v1=00,v1=11"})
  void timeWithoutAGoodSignature_isRefused(String rest) {
    refused(event("customer.created", "cus_1"), "t=" + Instant.now().getEpochSecond() + "," + rest);
  }

  @Test
  void missingSignature_isRefused() {
    String event = event("customer.created", "cus_1");
    long before = events();
    starter
        .stranger()
        .post("/webhooks/stripe", event)
        .isProblem(ErrorCode.WEBHOOK_SIGNATURE_INVALID);
    assertThat(events()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(longs = {-302, 302, -86_400, 86_400})
  void timeFarFromNow_isRefused(long seconds) throws Exception {
    String event = event("customer.created", "cus_1");
    refused(event, signature(event, Instant.now().plusSeconds(seconds), Starter.WEBHOOK_SECRET));
  }

  @Test
  void secondTimeInTheHeader_doesNotHideThatTheSignatureIsOld() throws Exception {
    String event = event("customer.created", "cus_1");
    Instant now = Instant.now();
    String old = signature(event, now.minusSeconds(86_400), Starter.WEBHOOK_SECRET);
    refused(event, " t=" + now.getEpochSecond() + "," + old);
    refused(event, old + ", t=" + now.getEpochSecond());
  }

  @Test
  void otherSecret_isRefused() throws Exception {
    String event = event("customer.created", "cus_1");
    refused(event, signature(event, Instant.now(), "whsec_other"));
  }

  @Test
  void changedBody_isRefused() {
    String event = event("customer.created", "cus_1");
    refused(event.replace("cus_1", "cus_2"), signature(event));
    refused(event + " ", signature(event));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "7", "{", "{\"id\":1,\"type\":2}", "\u0000"})
  void signedBodyThatIsNoEvent_isRefused(String body) {
    refused(body, signature(body));
  }

  private void refused(String body, String header) {
    long before = events();
    send(body, header).isProblem(ErrorCode.WEBHOOK_SIGNATURE_INVALID);
    assertThat(events()).isEqualTo(before);
  }

  private Answer send(String body, String header) {
    return starter.stranger().with("Stripe-Signature", header).post("/webhooks/stripe", body);
  }

  private long events() {
    return starter.database().sql("select count(*) from stripe_event").query(Long.class).single();
  }

  private static String event(String type, String object) {
    return "{\"id\":\"evt_%s\",\"object\":\"event\",\"type\":\"%s\",\"data\":{\"object\":{\"id\":\"%s\"}}}"
        .formatted(UUID.randomUUID(), type, object);
  }

  private static String signature(String body) {
    try {
      return signature(body, Instant.now(), Starter.WEBHOOK_SECRET);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signature(String body, Instant at, String secret) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signed =
        mac.doFinal((at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
    return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(signed);
  }
}
