package com.slotbase.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.param.PaymentIntentCreateParams;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SimulatorsMainTest {
  @TempDir Path home;
  private Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private String start(int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            SimulatorsMain.class.getName());
    builder
        .environment()
        .putAll(Map.of("SIMULATORS_PORT", String.valueOf(port), "SLOTBASE_HOME", home.toString()));
    process = builder.redirectErrorStream(true).start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    return output.readLine();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static StripeClient client(int port) {
    return StripeClient.builder()
        .setApiKey("sk_test_local")
        .setApiBase("http://127.0.0.1:%d/stripe".formatted(port))
        .build();
  }

  @Test
  void killed_comesBackWithAllItAnswered() throws Exception {
    int port = freePort();
    assertThat(start(port)).contains("ready", "http://127.0.0.1:%d/stripe".formatted(port));
    var created =
        client(port)
            .v1()
            .paymentIntents()
            .create(
                PaymentIntentCreateParams.builder()
                    .setAmount(4_500L)
                    .setCurrency("eur")
                    .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                    .build());
    process.destroyForcibly().waitFor();

    start(port);

    assertThat(client(port).v1().paymentIntents().retrieve(created.getId())).isEqualTo(created);
  }

  @Test
  void askedToEnd_doesSoAtOnce() throws Exception {
    start(freePort());

    process.destroy();

    assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void portInUse_isOneSentenceAndExitOne() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(start(taken.getLocalPort()))
          .isEqualTo(
              "Port %d is in use: stop what listens there, or set SIMULATORS_PORT to a free one."
                  .formatted(taken.getLocalPort()));
      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isNull();
    }
  }

  @Test
  void settings_haveTheDefaultsOfTheLocalStack() {
    SimulatorSettings settings = SimulatorsMain.settings(Map.of());

    assertThat(settings.port()).isEqualTo(12111);
    assertThat(settings.home()).isEqualTo(Path.of(".slotbase"));
    assertThat(settings.stripeWebhookTarget()).hasToString("http://127.0.0.1:8080/webhooks/stripe");
    assertThat(settings.stripeWebhookSecret()).isEqualTo("whsec_local");
    assertThat(settings.resendWebhookTarget()).hasToString("http://127.0.0.1:8080/webhooks/resend");
    assertThat(settings.resendWebhookSecret()).isEqualTo("whsec_bG9jYWw=");
  }

  @Test
  void firstOfSeveralSecrets_signs() {
    SimulatorSettings settings =
        SimulatorsMain.settings(
            Map.of(
                "STRIPE_WEBHOOK_SECRETS", "whsec_new,whsec_old",
                "RESEND_WEBHOOK_SECRET", "whsec_bmV3, whsec_b2xk"));
    assertThat(settings.stripeWebhookSecret()).isEqualTo("whsec_new");
    assertThat(settings.resendWebhookSecret()).isEqualTo("whsec_bmV3");
  }

  @Test
  void secretThatIsNone_isSaidInASentence() {
    assertThatThrownBy(
            () -> SimulatorsMain.settings(Map.of("RESEND_WEBHOOK_SECRET", "whsec_local")))
        .hasMessage("RESEND_WEBHOOK_SECRET must be whsec_ and Base64, as Resend shows it.");
  }

  @Test
  void portThatIsNone_isSaidInASentence() {
    assertThatThrownBy(() -> SimulatorsMain.settings(Map.of("SLOTBASE_PORT", "eighty")))
        .hasMessage("SLOTBASE_PORT must be a port number, not eighty.");
  }
}
