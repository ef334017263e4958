package com.slotbase.local.resend;

import com.slotbase.adapters.webhook.InvalidWebhookException;
import com.slotbase.adapters.webhook.ResendSignature;
import com.slotbase.adapters.webhook.ResendSignature.Headers;
import com.slotbase.adapters.webhook.WebhookEvent;
import com.slotbase.local.simulator.SimulatorSettings;
import com.slotbase.local.simulator.Simulators;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A fresh simulator for each test, and an endpoint that keeps the webhooks that verify. */
public final class LocalResend implements BeforeEachCallback, AfterEachCallback {

  private static final String SECRET = "whsec_c2ltdWxhdGVk";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<WebhookEvent> told = new CopyOnWriteArrayList<>();
  private Path home;
  private HttpServer endpoint;
  private Simulators simulators;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    home = Files.createTempDirectory("simulators");
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var signature = new ResendSignature(List.of(SECRET));
    endpoint.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var sent = exchange.getRequestHeaders();
            var headers =
                new Headers(
                    sent.getFirst("svix-id"),
                    sent.getFirst("svix-timestamp"),
                    sent.getFirst("svix-signature"));
            told.add(signature.verify(exchange.getRequestBody().readAllBytes(), headers));
            exchange.sendResponseHeaders(200, -1);
          } catch (InvalidWebhookException e) {
            exchange.sendResponseHeaders(400, -1);
          }
        });
    endpoint.start();
    URI target = URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort());
    simulators =
        Simulators.start(
            new SimulatorSettings(0, home, target.resolve("/stripe"), "whsec_", target, SECRET));
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    simulators.close();
    endpoint.stop(0);
    FileSystemUtils.deleteRecursively(home);
  }

  /** The webhooks that came, in the order of their arrival. */
  List<WebhookEvent> told() {
    return List.copyOf(told);
  }

  /** Sends a mail and returns its id. */
  String mail(String to, String subject, String more) {
    var body =
        JSON.createObjectNode()
            .put("from", "SlotBase <noreply@slotbase.com>")
            .put("to", to)
            .put("subject", subject);
    body.setAll((ObjectNode) JSON.readTree("{" + more + "}"));
    HttpResponse<String> answer = send("POST", "/resend/emails", body.toString());
    return JSON.readTree(answer.body()).path("id").asString();
  }

  JsonNode order(String path, String body) {
    return JSON.readTree(send("POST", "/resend" + path, body).body());
  }

  /** What a browser gets. */
  public HttpResponse<String> get(String path) {
    return send("GET", path, null);
  }

  private HttpResponse<String> send(String method, String path, @Nullable String body) {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d%s".formatted(simulators.port(), path)))
            .header("Authorization", "Bearer re_test")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
