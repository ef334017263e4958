package com.slotbase.starter.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.RawConnection;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import com.slotbase.workflows.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** X3: bodies up to 256 KiB are read, larger ones hear so. */
@WithStarter
class BodyLimitTest {

  /** Takes a body from anybody, and says that it isn't there. */
  private static final String SOMEWHERE = "/webhooks/nowhere";

  private final Starter starter;

  BodyLimitTest(Starter starter) {
    this.starter = starter;
  }

  @Test
  void bodyOfTheLimit_isRead() {
    starter
        .stranger()
        .send("POST", SOMEWHERE, BodyPublishers.ofByteArray(new byte[BodyFilter.MAX_BYTES]))
        .isProblem(ErrorCode.ENDPOINT_NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(ints = {256 * 1024 + 1, 1024 * 1024, 4 * 1024 * 1024})
  void largerBody_isTooLarge(int bytes) {
    starter
        .stranger()
        .send("POST", SOMEWHERE, BodyPublishers.ofByteArray(new byte[bytes]))
        .isProblem(ErrorCode.PAYLOAD_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {256 * 1024 + 1, 4 * 1024 * 1024})
  void largerBodyInChunks_isTooLarge(int bytes) {
    starter
        .stranger()
        .send(
            "POST",
            SOMEWHERE,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes])))
        .isProblem(ErrorCode.PAYLOAD_TOO_LARGE);
  }

  @Test
  void largerBodyOfAStrangerElsewhere_isTooLarge() {
    starter
        .stranger()
        .send("POST", "/v1/bookings", BodyPublishers.ofByteArray(new byte[4 * 1024 * 1024]))
        .isProblem(ErrorCode.PAYLOAD_TOO_LARGE);
  }

  @Test
  void connection_isUsedAgainAfterATooLargeBody() throws IOException {
    try (var connection = new RawConnection(starter.port())) {
      String head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n";
      String first =
          connection
              .send(head.formatted(SOMEWHERE, 1024 * 1024))
              .send(new byte[1024 * 1024])
              .answer();
      assertThat(first).startsWith("HTTP/1.1 413 ").contains("PAYLOAD_TOO_LARGE");
      if (!first.contains("Connection: close")) {
        assertThat(connection.send(head.formatted(SOMEWHERE, 0)).answer())
            .startsWith("HTTP/1.1 404 ");
      }
    }
  }

  @Test
  void hugeBody_isRefusedWithoutBeingRead() throws IOException {
    try (var connection = new RawConnection(starter.port())) {
      String answer =
          connection
              .send(
                  "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
                      .formatted(SOMEWHERE, 1L << 40))
              .send(new byte[BodyFilter.MAX_DISCARDED_BYTES])
              .answer();
      assertThat(answer).startsWith("HTTP/1.1 413 ").contains("PAYLOAD_TOO_LARGE");
    }
  }
}
