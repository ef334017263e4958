package com.slotbase.local.stripe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts events to the endpoint, signed as docs.stripe.com/webhooks says (scheme v1). */
final class WebhookSender implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private final URI target;
  private final String secret;
  private final InstantSource clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  WebhookSender(URI target, String secret, InstantSource clock) {
    this.target = target;
    this.secret = secret;
    this.clock = clock;
  }

  /** Whether the endpoint took it: any 2xx does. */
  boolean send(String body) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(ANSWER_TIMEOUT)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
            .header("Stripe-Signature", signature(body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 300;
    } catch (IOException e) {
      return false;
    }
  }

  private String signature(String body) {
    long seconds = clock.millis() / 1_000;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signed = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=%d,v1=%s".formatted(seconds, HexFormat.of().formatHex(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks HmacSHA256.", e);
    }
  }

  /** Breaks off what is being sent. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
