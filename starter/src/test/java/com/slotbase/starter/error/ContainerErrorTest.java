package com.slotbase.starter.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.RawConnection;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E2: what the server refuses before any code of ours is in the same envelope. */
@WithStarter
class ContainerErrorTest {

  private final Starter starter;

  ContainerErrorTest(Starter starter) {
    this.starter = starter;
  }

  @ParameterizedTest
  @MethodSource
  void unreadableRequest_isBadRequestInTheEnvelope(String request) throws IOException {
    try (var connection = new RawConnection(starter.port())) {
      String answer = connection.send(request).answer();
      assertThat(answer)
          .startsWith("HTTP/1.1 400 ")
          .containsIgnoringCase("content-type: application/problem+json")
          .contains("\"success\":false", "\"code\":\"VALIDATION_FAILED\"", "\"requestId\":\"")
          .doesNotContain("<html", "Tomcat", "Exception");
    }
  }

  static Stream<String> unreadableRequest_isBadRequestInTheEnvelope() {
    String host = "Host: localhost\r\n";
    return Stream.of(
        "GET /v1/%zz HTTP/1.1\r\n" + host + "\r\n",
        "GET /v1/a b HTTP/1.1\r\n" + host + "\r\n",
        "GET /v1/<a> HTTP/1.1\r\n" + host + "\r\n",
        "GET /v1/%2e%2e/%2fetc HTTP/1.1\r\n" + host + "\r\n",
        "GET /v1/a;b=c HTTP/1.1\r\n" + host + "\r\n",
        "GET /v1/a%00b HTTP/1.1\r\n" + host + "\r\n",
        "GET /v1//a HTTP/1.1\r\n" + host + "\r\n",
        "GET /health HTTP/1.1\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /health HTTP/9.9\r\n" + host + "\r\n",
        "G@T /health HTTP/1.1\r\n" + host + "\r\n",
        "GET /health HTTP/1.1\r\n" + host + "Broken header\r\n\r\n",
        "GET /health HTTP/1.1\r\n" + host + "X-Large: " + "a".repeat(17_000) + "\r\n\r\n",
        "GET /v1/%C3%28 HTTP/1.1\r\n" + host + "\r\n",
        "FOO /health HTTP/1.1\r\n" + host + "\r\n",
        "GET /docs HTTP/1.1\r\n" + host + "Authorization: Bearer \u0085\r\n\r\n",
        "POST /webhooks/stripe HTTP/1.1\r\n" + host + "Stripe-Signature: \u0085\r\n\r\n",
        "POST /webhooks/a HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n",
        "POST /webhooks/a HTTP/1.1\r\n" + host + "Content-Length: ten\r\n\r\n",
        "POST /webhooks/a HTTP/1.1\r\n" + host + "Transfer-Encoding: other\r\n\r\n",
        "POST /webhooks/a HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/bookings?limit=%zz HTTP/1.1\r\n",
        "GET /v1/bookings?limit=%C3%28 HTTP/1.1\r\n",
        "GET /v1/bookings HTTP/1.1\r\nIf-None-Match: \u0085\r\nAccept: \u0085\r\n",
        "GET /v1/nothing HTTP/1.1\r\nAccept-Language: \u0085\r\n",
        "POST /v1/bookings HTTP/1.1\r\nContent-Length: 2\r\nContent-Type: \u0085\r\n",
        "POST /v1/bookings HTTP/1.1\r\nContent-Length: 2\r\nIdempotency-Key: \u0085\r\n",
      })
  void unreadableRequestOfSomebody_isRefusedInTheEnvelope(String request) throws IOException {
    var issuer = starter.issuer();
    String token = issuer.token(issuer.claims("alice", "customer").build());
    try (var connection = new RawConnection(starter.port())) {
      String answer =
          connection
              .send(request + "Host: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n{}")
              .answer();
      assertThat(answer)
          .startsWith("HTTP/1.1 4")
          .containsIgnoringCase("content-type: application/problem+json")
          .contains("\"success\":false");
    }
  }

  @Test
  void queryOfAThousandParameters_isRefused() {
    starter
        .customer("alice")
        .get("/v1/bookings?" + "a=1&".repeat(1_200))
        .isProblem(ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void unknownPath_isNotFound() {
    starter.customer("alice").get("/nothing/here").isProblem(ErrorCode.ENDPOINT_NOT_FOUND);
  }

  @Test
  void otherMethod_isNotAllowed() {
    starter.customer("alice").post("/openapi.json").isProblem(ErrorCode.METHOD_NOT_ALLOWED);
    var refused =
        starter
            .customer("alice")
            .patch("/v1/bookings", "{}")
            .isProblem(ErrorCode.METHOD_NOT_ALLOWED);
    assertThat(refused.header("Allow").split(", ")).contains("GET", "POST");
  }
}
