package com.slotbase.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slotbase.local.demo.Stage;
import com.slotbase.local.demo.Step;
import com.slotbase.local.demo.Story;
import com.slotbase.local.issuer.LocalIssuer;
import com.slotbase.local.stack.Checkout;
import com.slotbase.local.stack.Part;
import com.slotbase.local.stack.Stack;
import com.slotbase.local.stack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Worker and starter as they are shipped: {@code java -jar}, an empty environment but for the
 * settings, and a PostgreSQL and a Temporal that somebody else has started. The demo's story shows
 * that they work.
 */
@Timeout(300)
class JarsAloneTest {

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (var process : processes) {
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  void workerAndStarter_playTheWholeStory() throws Exception {
    var settings =
        StackSettings.isolated(
            folder.resolve("home"),
            Map.of(
                "SLOTBASE_HOLD",
                "PT8S",
                "SLOTBASE_REFUND_RETRY",
                "PT4S,PT2S,PT4S",
                "SLOTBASE_EMAIL_RETRY",
                "PT1S,PT1S,PT1S,PT1S"));
    try (var others = Stack.of(settings)) {
      others.start(Part.POSTGRES, Part.TEMPORAL, Part.SIMULATORS);
      var environment = others.environment();
      runJar("worker", environment);
      runJar("starter", environment);
      awaitReady(environment.get("SLOTBASE_WORKER_PORT"));
      awaitReady(environment.get("SLOTBASE_PORT"));

      var steps = new ArrayList<Step>();
      var played = Story.play(stage(others), steps::add);

      assertThat(steps).filteredOn(step -> !step.ok()).isEmpty();
      assertThat(played).isTrue();
      assertThat(steps).hasSize(19);
      stop();
    }
  }

  private void runJar(String module, Map<String, String> environment) throws IOException {
    var jar =
        Checkout.find()
            .root()
            .resolve(module + "/target/slotbase-%s-0.1.0-SNAPSHOT-exec.jar".formatted(module));
    assertThat(jar).as("made by mvn package").isRegularFile();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder = new ProcessBuilder(java, "-jar", jar.toString()).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(folder.resolve(module + ".log").toFile());
    processes.add(builder.start());
  }

  private static void awaitReady(String port) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s/health/ready".formatted(port)))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      await()
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptions()
          .until(() -> http.send(request, BodyHandlers.discarding()).statusCode() == 200);
    }
  }

  private static Stage stage(Stack stack) {
    var urls = stack.urls();
    return new Stage(
        urls.api(),
        urls.stripe(),
        stack.environment().get("STRIPE_API_KEY"),
        urls.resend(),
        urls.temporalUi(),
        "default",
        LocalIssuer.open(stack.settings().home(), URI.create(urls.issuer())));
  }
}
