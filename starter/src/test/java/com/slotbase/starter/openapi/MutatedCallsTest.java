package com.slotbase.starter.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.starter.harness.Answer;
import com.slotbase.starter.harness.Client;
import com.slotbase.starter.harness.Slots;
import com.slotbase.starter.harness.Starter;
import com.slotbase.starter.harness.WithStarter;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Good calls, spoilt at random: whatever comes of them, it is never a fault of ours. */
@WithStarter
class MutatedCallsTest {

  private static final List<String> SPOILERS =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e999",
          "99999999999999999999",
          "0.5",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"😀\"",
          "\"2031-01-01T00:00:00Z\"",
          "\"+1000000000-12-31T23:59:59.999999999Z\"",
          "[]",
          "[[[[]]]]",
          "{}",
          "{\"a\":1}");

  private static final String OFFLINE_PAYMENT =
      "{\"amount\":{\"minor\":4500,\"currency\":\"EUR\"},\"method\":\"CASH\",\"reference\":\"No. 1\"}";

  private final Starter starter;

  MutatedCallsTest(Starter starter) {
    this.starter = starter;
  }

  @RepeatedTest(20)
  void spoiltCall_isNeverAFaultOfOurs(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    String listing = starter.pricedListing();
    Client alice = starter.customer("alice");
    String booking = Slots.held(alice, listing, 40);
    for (int i = 0; i < 12; i++) {
      spoilt(random, starter.staffOf("acme"), "POST", "/v1/listings", Starter.LISTING);
      spoilt(random, starter.staffOf("acme"), "PATCH", "/v1/listings/" + listing, Starter.LISTING);
      spoilt(random, alice, "POST", "/v1/bookings", Slots.wish(listing, i, i + 1));
      spoilt(random, alice, "POST", booking + "/cancel", "{\"reason\":\"Rain\"}");
      spoilt(random, alice, "POST", booking + "/confirm", "{}");
      spoilt(random, alice, "POST", booking + "/payment", range(i));
      spoilt(random, alice, "POST", booking + "/reschedule", range(i));
      spoilt(
          random,
          starter.staffOf("acme"),
          "POST",
          booking + "/refunds",
          "{\"amount\":{\"minor\":100,\"currency\":\"EUR\"},\"reason\":\"Rain\"}");
      spoilt(
          random,
          starter.operator(),
          "POST",
          "/v1/ops/refund-cases/1/waive",
          "{\"reason\":\"Rain\",\"reference\":\"R-1\"}");
      spoilt(random, starter.staffOf("acme"), "POST", booking + "/check-in", "{}");
      spoilt(
          random, starter.staffOf("acme"), "POST", booking + "/offline-payments", OFFLINE_PAYMENT);
      spoilt(random, starter.stranger(), "POST", "/webhooks/stripe", "{\"id\":\"evt_1\"}");
      spoilt(random, starter.stranger(), "POST", "/webhooks/resend", "{\"type\":\"email.sent\"}");
    }
  }

  private static String range(int hour) {
    return "{\"start\":\"%s\",\"end\":\"%s\",\"waive\":false}"
        .formatted(Slots.hour(hour), Slots.hour(hour + 1));
  }

  private void spoilt(Random random, Client client, String method, String path, String good) {
    byte[] body = random.nextInt(3) == 0 ? bytes(random, good) : value(random, good);
    Client caller = client.with("Content-Type", "application/json");
    if (random.nextInt(3) == 0) {
      caller = caller.with("Idempotency-Key", "key-" + random.nextInt(10));
    }
    String target = random.nextInt(10) == 0 ? path + "/%2e%2e" + random.nextInt(10) : path;
    Answer answer = caller.send(method, target, BodyPublishers.ofByteArray(body));
    assertThat(answer.status())
        .as("%s %s %s: %s", method, target, new String(body, StandardCharsets.UTF_8), answer.text())
        .isLessThan(500);
    if (answer.status() >= 400) {
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.at("/success").asBoolean(true)).isFalse();
      assertThat(answer.at("/error/requestId").asString()).isNotBlank();
    }
  }

  /** A value, a field or a list in place of one that is there. */
  private static byte[] value(Random random, String good) {
    String[] parts = good.split("(?<=[:,\\[])|(?=[,\\]}])");
    parts[random.nextInt(parts.length)] = SPOILERS.get(random.nextInt(SPOILERS.size()));
    return String.join("", parts).getBytes(StandardCharsets.UTF_8);
  }

  /** Some bytes changed, or the end cut off. */
  private static byte[] bytes(Random random, String good) {
    byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
    if (random.nextBoolean()) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
