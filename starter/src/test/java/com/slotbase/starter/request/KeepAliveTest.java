package com.slotbase.starter.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.RawConnection;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Who keeps a connection for later must not find it closed when the next call is on its way: no
 * client may repeat a POST whose answer it didn't get.
 */
@WithStarter
class KeepAliveTest {

  /** An AWS load balancer's, the longest of those that are common; Java's client has 30 s. */
  private static final int CLIENTS_KEEP_SECONDS = 60;

  private final Starter starter;

  KeepAliveTest(Starter starter) {
    this.starter = starter;
  }

  @Test
  void idleConnection_isKeptLongerThanByItsClient() throws IOException {
    try (var connection = new RawConnection(starter.port())) {
      String answer =
          connection
              .send(
                  """
                  GET /health HTTP/1.1\r
                  Host: localhost\r
                  Connection: keep-alive\r
                  \r
                  """)
              .answer();
      var kept = Pattern.compile("Keep-Alive: timeout=(\\d+)\r\n").matcher(answer);
      assertThat(kept.find()).as(answer).isTrue();
      assertThat(Integer.parseInt(kept.group(1))).isGreaterThan(CLIENTS_KEEP_SECONDS);
    }
  }
}
