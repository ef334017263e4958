package com.slotbase.adapters.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a proxy in between may make of Resend's answers. */
class ResendMailTest {

  private static final Mail MAIL = new Mail("a@example.com", "s", "<p>h</p>", "t", List.of());

  @ParameterizedTest
  @CsvSource({"'',", "<html>ok</html>,", "{},", "'{\"id\":\"re_1\"}', re_1"})
  void successThatCannotBeRead_isOneAllTheSame(String body, String resendId) throws IOException {
    HttpServer resend =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    resend.createContext(
        "/emails",
        call -> {
          call.sendResponseHeaders(200, 0);
          call.getResponseBody().write(body.getBytes(UTF_8));
          call.close();
        });
    resend.start();
    try {
      URI base = URI.create("http://localhost:" + resend.getAddress().getPort());
      assertThat(
              new ResendMail(new ResendSettings(base, "re_key", "me@example.com")).send(MAIL, "k"))
          .isEqualTo(new MailOutcome.Taken(resendId));
    } finally {
      resend.stop(0);
    }
  }
}
