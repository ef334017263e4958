package com.slotbase.local.fcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slotbase.adapters.push.FcmPush;
import com.slotbase.adapters.push.FcmSettings;
import com.slotbase.adapters.push.Push;
import com.slotbase.adapters.push.PushOutcome;
import com.slotbase.local.simulator.SimulatorSettings;
import com.slotbase.local.simulator.Simulators;
import com.slotbase.local.testing.FcmOrders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** FCM's simulator and our use of it, with Firebase's own library in between. */
@Timeout(30)
class FcmPushTest {

  private static final String SEND = "/v1/projects/*/messages:send";
  private static final String KEY = "ntf_0123456789abcdef0123456789abcdef";
  private static final Push PUSH =
      new Push("Confirmed: Court 1", "See you at 10:00", KEY, Map.of("bookingId", "b-1"));

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/");

  @TempDir Path home;
  private Simulators simulators;
  private FcmOrders orders;
  private FcmPush fcm;

  @BeforeEach
  void start() {
    simulators =
        Simulators.start(
            new SimulatorSettings(0, home, NOWHERE, "whsec_local", NOWHERE, "whsec_bG9jYWw="));
    orders = new FcmOrders(simulators.fcm().toString());
    fcm = new FcmPush(new FcmSettings(simulators.fcm(), ""));
  }

  @AfterEach
  void stop() {
    fcm.close();
    simulators.close();
  }

  @Test
  void push_arrivesAsItIs_underItsKeyOnEveryPlatform() {
    PushOutcome outcome = fcm.send("phone", PUSH);

    JsonNode push = orders.pushes("").getFirst();
    assertThat(outcome).isEqualTo(new PushOutcome.Taken(push.get("name").asString()));
    assertThat(push.get("token").asString()).isEqualTo("phone");
    assertThat(push.get("title").asString()).isEqualTo(PUSH.title());
    assertThat(push.get("body").asString()).isEqualTo(PUSH.body());
    assertThat(push.at("/data/bookingId").asString()).isEqualTo("b-1");
    assertThat(push.get("collapseKey").asString()).isEqualTo(KEY);
    assertThat(push.at("/message/android/notification/tag").asString()).isEqualTo(KEY);
    assertThat(push.at("/message/apns/headers/apns-collapse-id").asString()).isEqualTo(KEY);
    assertThat(push.at("/message/webpush/headers/Topic").asString())
        .isEqualTo("0123456789abcdef0123456789abcdef");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unregistered", "malformed"})
  void tokenThatFcmNamesAsTheFault_isOfNoDevice(String state) {
    orders.token("phone", state);

    assertThat(fcm.send("phone", PUSH)).isEqualTo(new PushOutcome.NoSuchDevice());
    assertThat(fcm.send("another", PUSH)).isInstanceOf(PushOutcome.Taken.class);
  }

  @Test
  void tokenThatIsRegisteredAgain_takesPushes() {
    orders.token("phone", "unregistered");
    orders.token("phone", "registered");

    assertThat(fcm.send("phone", PUSH)).isInstanceOf(PushOutcome.Taken.class);
  }

  @Test
  void messageThatIsTooBig_isNotTheDevicesFault() {
    var big = new Push("x".repeat(4097), "", KEY, Map.of());

    assertThat(notTaken(fcm.send("phone", big)).error()).startsWith("FCM answered 400: ");
  }

  @Test
  void addressThatIsNotThere_isNotTheDevicesFault() {
    try (var lost =
        new FcmPush(new FcmSettings(URI.create(simulators.fcm() + "/elsewhere/"), ""))) {
      assertThat(notTaken(lost.send("phone", PUSH)).error()).startsWith("FCM answered 404: ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  @Timeout(5)
  void retryAfter_isTold_andNotSleptFor(int status) {
    orders.fault(SEND, "POST", "error", ",\"status\":" + status, -1);

    PushOutcome.NotTaken outcome = notTaken(fcm.send("phone", PUSH));

    assertThat(outcome.error()).startsWith("FCM answered " + status + ": ");
    assertThat(outcome.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void errorInHtml_isOneLine() {
    orders.fault(SEND, "POST", "error", ",\"status\":502", 1);

    PushOutcome.NotTaken outcome = notTaken(fcm.send("phone", PUSH));

    assertThat(outcome.error())
        .startsWith("FCM answered 502: <!DOCTYPE html>")
        .doesNotContain("\n");
    assertThat(outcome.retryAfter()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 500})
  void otherErrors_areNotTheDevicesFault(int status) {
    orders.fault(SEND, "POST", "error", ",\"status\":" + status, -1);

    assertThat(notTaken(fcm.send("phone", PUSH)).error())
        .startsWith("FCM answered " + status + ": ");
  }

  @Test
  void tokenInAnAnswer_isNotKept() {
    orders.fault(SEND, "POST", "error", ",\"status\":403", 1);

    assertThat(notTaken(fcm.send("SenderId", PUSH)).error())
        .contains("… mismatch")
        .doesNotContain("SenderId");
  }

  @Test
  @Timeout(15)
  void silence_isGivenUp() {
    orders.fault(SEND, "POST", "timeout_after", "", 1);

    assertThat(notTaken(fcm.send("phone", PUSH)).error()).startsWith("FCM gave no answer: ");
  }

  @Test
  void requestWithoutAToken_isRefused() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(simulators.fcm() + "/v1/projects/p/messages:send"))
            .POST(BodyPublishers.ofString("{\"message\":{\"token\":\"phone\"}}"));
    try (var http = HttpClient.newHttpClient()) {
      HttpResponse<String> refused = http.send(request.build(), BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(JsonMapper.shared().readTree(refused.body()).at("/error/status").asString())
          .isEqualTo("UNAUTHENTICATED");

      HttpResponse<String> taken =
          http.send(
              request.header("Authorization", "Bearer ya29.any").build(), BodyHandlers.ofString());
      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(taken.body()).contains("projects/p/messages/");
    }
  }

  @Test
  void serviceAccount_getsATokenWithItsKey_andItsProjectsPushes() throws Exception {
    try (var account =
        new FcmPush(new FcmSettings(simulators.fcm(), serviceAccount().toString()))) {
      account.send("phone", PUSH);
    }

    assertThat(orders.pushes("phone").getFirst().get("name").asString())
        .startsWith("projects/acme-app/messages/");
    assertThat(orders.state("/token").get("requests").size()).isEqualTo(1);
  }

  @Test
  void credentialsThatAreNone_areToldAtTheStart() throws IOException {
    Path file = Files.writeString(home.resolve("wrong.json"), "{}");

    assertThatThrownBy(() -> new FcmPush(new FcmSettings(simulators.fcm(), file.toString())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FCM_CREDENTIALS_FILE");
  }

  private Path serviceAccount() throws Exception {
    var keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    String key =
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(
                Base64.getMimeEncoder()
                    .encodeToString(keys.generateKeyPair().getPrivate().getEncoded()));
    ObjectNode account =
        JsonMapper.shared()
            .createObjectNode()
            .put("type", "service_account")
            .put("project_id", "acme-app")
            .put("private_key_id", "1")
            .put("private_key", key)
            .put("client_email", "slotbase@acme-app.iam.gserviceaccount.com")
            .put("client_id", "1")
            .put("token_uri", simulators.fcm() + "/token");
    return Files.writeString(home.resolve("account.json"), account.toString());
  }

  private int requests() {
    return orders.state("").get("requests").size();
  }

  private static PushOutcome.NotTaken notTaken(PushOutcome outcome) {
    assertThat(outcome).isInstanceOf(PushOutcome.NotTaken.class);
    return (PushOutcome.NotTaken) outcome;
  }
}
