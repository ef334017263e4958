package com.slotbase.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WholeAnswerTest {

  private static final String BODY = "whole";

  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;

  WholeAnswerTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        call -> {
          call.sendResponseHeaders(200, BODY.length());
          call.getResponseBody().write(BODY.charAt(0));
          call.getResponseBody().flush();
          if (call.getRequestURI().getPath().equals("/silent")) {
            await(over);
          }
          call.getResponseBody().write(BODY.substring(1).getBytes());
          call.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    http.close();
  }

  @Test
  void answerInTime_isGiven() throws Exception {
    assertThat(get("/", Duration.ofSeconds(10)).body()).isEqualTo(BODY);
  }

  @Test
  void silenceAfterTheHeaders_isNotWaitedFor() {
    assertThatThrownBy(() -> get("/silent", Duration.ofMillis(300)))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void serverThatIsAway_isTheFailureThatItIs() {
    server.stop(0);
    assertThatThrownBy(() -> get("/", Duration.ofSeconds(10))).isInstanceOf(ConnectException.class);
  }

  private HttpResponse<String> get(String path, Duration deadline) throws Exception {
    URI address = URI.create("http://localhost:" + server.getAddress().getPort() + path);
    return WholeAnswer.within(
        deadline, http, HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
