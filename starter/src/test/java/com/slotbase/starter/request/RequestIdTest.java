package com.slotbase.starter.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithStarter
class RequestIdTest {

  private final Starter starter;

  RequestIdTest(Starter starter) {
    this.starter = starter;
  }

  @Test
  void wellFormedId_isEchoed() {
    var answer = starter.stranger().with("X-Request-Id", "trace-1.A_b").get("/v1/bookings");
    assertThat(answer.header("X-Request-Id")).isEqualTo("trace-1.A_b");
    assertThat(answer.at("/error/requestId").asString()).isEqualTo("trace-1.A_b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "<script>", "a/b", "ñ"})
  void malformedId_isReplaced(String id) {
    assertReplaced(id);
  }

  @Test
  void endlessId_isReplaced() {
    assertReplaced("a".repeat(129));
  }

  @Test
  void requestsWithoutAnId_getDifferentOnes() {
    assertThat(starter.stranger().get("/v1/bookings").header("X-Request-Id"))
        .isNotBlank()
        .isNotEqualTo(starter.stranger().get("/v1/bookings").header("X-Request-Id"));
  }

  private void assertReplaced(String id) {
    assertThat(
            starter.stranger().with("X-Request-Id", id).get("/v1/bookings").header("X-Request-Id"))
        .isNotEqualTo(id)
        .matches("[A-Za-z0-9._-]{1,128}");
  }
}
