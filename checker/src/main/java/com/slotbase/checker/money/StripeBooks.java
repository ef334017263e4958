package com.slotbase.checker.money;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slotbase.checker.invariant.Unreadable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads Stripe's books page by page. Every failure is {@link Unreadable}, after a few attempts. */
final class StripeBooks implements AutoCloseable {

  /** Since which PaymentIntents name their {@code latest_charge}; see Stripe's changelog. */
  private static final String API_VERSION = "2022-11-15";

  private static final int PAGE_SIZE = 100;
  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final StripeAccess access;
  private final HttpClient http;
  private final ObjectMapper json = new ObjectMapper();

  StripeBooks(StripeAccess access) {
    this.access = access;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  /** Every PaymentIntent of the account, the newest first, a page at a time. */
  void intents(Consumer<List<Intent>> pages) {
    list(
        "/v1/payment_intents?limit=" + PAGE_SIZE + "&expand%5B%5D=data.latest_charge",
        data -> pages.accept(data.stream().map(Intent::of).toList()));
  }

  Optional<Intent> intent(String id) {
    return get("/v1/payment_intents/" + encoded(id) + "?expand%5B%5D=latest_charge")
        .map(Intent::of);
  }

  /** Every refund of the account, failed ones too, the newest first, a page at a time. */
  void refunds(Consumer<List<StripeRefund>> pages) {
    list("/v1/refunds?limit=" + PAGE_SIZE, data -> pages.accept(refunds(data)));
  }

  /** Every refund of a PaymentIntent. */
  List<StripeRefund> refundsOf(String intentId) {
    var found = new ArrayList<StripeRefund>();
    list(
        "/v1/refunds?limit=" + PAGE_SIZE + "&payment_intent=" + encoded(intentId),
        data -> found.addAll(refunds(data)));
    return found;
  }

  private static List<StripeRefund> refunds(List<JsonNode> data) {
    return data.stream().map(StripeRefund::of).toList();
  }

  /** Every event of a type that Stripe still keeps (30 days), the newest first. */
  void events(String type, Consumer<JsonNode> reader) {
    list("/v1/events?limit=" + PAGE_SIZE + "&type=" + encoded(type), data -> data.forEach(reader));
  }

  private void list(String path, Consumer<List<JsonNode>> pages) {
    @Nullable String after = null;
    boolean more = true;
    while (more) {
      String page = after == null ? path : path + "&starting_after=" + encoded(after);
      JsonNode list =
          get(page).orElseThrow(() -> unreadable("there is no " + path, "STRIPE_API_BASE", null));
      List<JsonNode> data = StreamSupport.stream(list.path("data").spliterator(), false).toList();
      pages.accept(data);
      more = list.path("has_more").asBoolean() && !data.isEmpty();
      after = data.isEmpty() ? null : data.getLast().path("id").asText();
    }
  }

  private Optional<JsonNode> get(String path) {
    Duration wait = FIRST_WAIT;
    for (int attempt = 1; ; attempt++) {
      @Nullable IOException cause = null;
      String why;
      try {
        HttpResponse<String> response = http.send(request(path), BodyHandlers.ofString());
        int status = response.statusCode();
        if (status == 200) {
          return Optional.of(json.readTree(response.body()));
        }
        if (status == 404) {
          return Optional.empty();
        }
        why = "it answers %d to %s".formatted(status, path);
        if (status == 401 || status == 403) {
          throw unreadable(why, "STRIPE_API_KEY", null);
        }
        if (status != 429 && status < 500) {
          throw unreadable(why, "STRIPE_API_BASE", null);
        }
      } catch (IOException e) {
        cause = e;
        why = e.toString();
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      if (attempt == ATTEMPTS) {
        throw unreadable(why, "STRIPE_API_BASE", cause);
      }
      pause(wait);
      wait = wait.multipliedBy(2);
    }
  }

  private void pause(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private Unreadable interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return unreadable("it was interrupted", "STRIPE_API_BASE", e);
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(access.apiBase() + path))
        .header("Authorization", "Bearer " + access.apiKey())
        .header("Stripe-Version", API_VERSION)
        .timeout(TIMEOUT)
        .GET()
        .build();
  }

  private Unreadable unreadable(String why, String setting, @Nullable Exception cause) {
    return new Unreadable("Stripe's books at " + access.apiBase(), setting, why, cause);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
