package com.slotbase.starter.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.error.ErrorCode;
import java.net.http.HttpResponse;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the starter answered. */
public record Answer(HttpResponse<String> response, String method, String path) {

  private static final JsonMapper JSON = new JsonMapper();

  public int status() {
    return response.statusCode();
  }

  public String text() {
    return response.body();
  }

  public JsonNode body() {
    return JSON.readTree(response.body());
  }

  public JsonNode at(String pointer) {
    return body().at(pointer);
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public Answer is(int status) {
    assertThat(status()).as("%s %s: %s", method, path, text()).isEqualTo(status);
    return this;
  }

  /** Holds it against the whole envelope of E2. */
  public Answer isProblem(ErrorCode code) {
    is(code.status());
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(header("X-Request-Id")).isNotBlank();
    JsonNode body = body();
    assertThat(body.propertyNames())
        .containsExactlyInAnyOrder(
            "type", "title", "status", "detail", "instance", "success", "error", "meta");
    assertThat(body.path("status").asInt()).isEqualTo(code.status());
    assertThat(body.path("success").isBoolean()).isTrue();
    assertThat(body.path("success").asBoolean()).isFalse();
    JsonNode error = body.path("error");
    assertThat(error.propertyNames())
        .contains("code", "message", "timestamp", "requestId", "recoverable")
        .isSubsetOf(
            "code", "message", "timestamp", "requestId", "recoverable", "details", "retryAfter");
    assertThat(error.path("code").asString()).isEqualTo(code.name());
    assertThat(error.path("message").asString()).isEqualTo(body.path("detail").asString());
    assertThat(error.path("requestId").asString()).isEqualTo(header("X-Request-Id"));
    assertThat(error.path("recoverable").asBoolean()).isEqualTo(code.recoverable());
    assertThat(Instant.parse(error.path("timestamp").asString()))
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    JsonNode meta = body.path("meta");
    assertThat(meta.path("version").asString()).isEqualTo("v1");
    assertThat(meta.path("method").asString()).isEqualTo(method);
    assertThat(meta.path("endpoint").asString()).isEqualTo(path.replaceAll("\\?.*", ""));
    assertThat(text()).doesNotContain("null", "Exception", "java.", "select ", "insert ");
    return this;
  }

  /** That the refusal names this field. */
  public Answer names(String field) {
    assertThat(at("/error/details/errors").valueStream().map(e -> e.path("field").asString()))
        .contains(field);
    return this;
  }
}
