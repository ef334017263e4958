package com.slotbase.adapters.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of Resend's answers, and of those of a proxy in between. */
class ResendMailTest {

  private static final Mail MAIL = new Mail("a@example.com", "s", "<p>h</p>", "t", List.of());

  @ParameterizedTest
  @CsvSource({"'',", "<html>ok</html>,", "{},", "'{\"id\":\"re_1\"}', re_1"})
  void successThatCannotBeRead_isOneAllTheSame(String body, String resendId) throws IOException {
    assertThat(answered(200, body)).isEqualTo(new MailOutcome.Taken(resendId));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"message":"A@Example.com bounced"}               | {"message":"…@… bounced"}
          {"message":"a@example.com"}                       | {"message":"…@…"}
          No: `Ann <a+b@x.example.com>`, not b@example.org. | No: `Ann <…@…>`, not …@…
          Slow down                                         | Slow down
          """)
  void whatIsKeptOfARefusal_namesNoAddress(String body, String kept) throws IOException {
    assertThat(answered(422, body))
        .isEqualTo(new MailOutcome.NotTaken("Resend answered 422: " + kept, null));
  }

  @Test
  void longRefusal_isCutShort_andNotWithinAnAddress() throws IOException {
    String body = "x".repeat(490) + " a.long.name@example.com " + "y".repeat(10_000);
    assertThat(answered(422, body))
        .isEqualTo(
            new MailOutcome.NotTaken(
                "Resend answered 422: " + "x".repeat(490) + " …@… " + "y".repeat(5), null));
  }

  private static MailOutcome answered(int status, String body) throws IOException {
    HttpServer resend =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    resend.createContext(
        "/emails",
        call -> {
          call.sendResponseHeaders(status, 0);
          call.getResponseBody().write(body.getBytes(UTF_8));
          call.close();
        });
    resend.start();
    try {
      URI base = URI.create("http://localhost:" + resend.getAddress().getPort());
      return new ResendMail(new ResendSettings(base, "re_key", "me@example.com")).send(MAIL, "k");
    } finally {
      resend.stop(0);
    }
  }
}
