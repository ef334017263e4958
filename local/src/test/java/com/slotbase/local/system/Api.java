package com.slotbase.local.system;

import com.slotbase.local.issuer.LocalIssuer;
import com.slotbase.local.issuer.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** SlotBase as its callers see it. */
final class Api {

  /** An answer, whose body is JSON. */
  record Answer(int status, JsonNode body) {

    String text(String field) {
      return body.get(field).asString();
    }

    Instant instant(String field) {
      return Instant.parse(text(field));
    }

    boolean accepted() {
      return status() >= 200 && status() < 300;
    }

    /** The code of a refusal. */
    String code() {
      return body.at("/error/code").asString();
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final JsonMapper json = JsonMapper.shared();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final String base;
  private final LocalIssuer issuer;

  Api(String base, LocalIssuer issuer) {
    this.base = base;
    this.issuer = issuer;
  }

  /** A listing that is open around the clock, of seller acme. */
  String listing(int capacity, boolean onlinePayment, @Nullable Integer holdSeconds) {
    Answer answer =
        post(
            seller(),
            "/v1/listings",
            """
            {"name":"Court","timeZone":"Europe/Madrid","openingHours":[{"days":["MONDAY","TUESDAY",
            "WEDNESDAY","THURSDAY","FRIDAY","SATURDAY","SUNDAY"],"from":"00:00","to":"24:00"}],
            "slotMinutes":60,"capacity":%d,"price":{"minor":4500,"currency":"EUR"},"onlinePayment":%s%s}
            """
                .formatted(
                    capacity,
                    onlinePayment,
                    holdSeconds == null ? "" : ",\"holdSeconds\":" + holdSeconds));
    if (answer.status() != 201) {
      throw new AssertionError("No listing: " + answer);
    }
    return answer.text("id");
  }

  Answer hold(String customer, String listing, Instant start, int hours) {
    return post(customer(customer), "/v1/bookings", holdBody(listing, start, hours));
  }

  static String holdBody(String listing, Instant start, int hours) {
    return "{\"listingId\":\"%s\",\"start\":\"%s\",\"end\":\"%s\"}"
        .formatted(listing, start, start.plus(Duration.ofHours(hours)));
  }

  static String rangeBody(Instant start, int hours) {
    return "{\"start\":\"%s\",\"end\":\"%s\"}"
        .formatted(start, start.plus(Duration.ofHours(hours)));
  }

  /**
   * @param range of a move that is to be paid; empty for the hold
   */
  Answer payment(String customer, String booking, String range) {
    return post(customer(customer), "/v1/bookings/" + booking + "/payment", range);
  }

  /**
   * @param range where to
   */
  Answer reschedule(String customer, String booking, String range) {
    return post(customer(customer), "/v1/bookings/" + booking + "/reschedule", range);
  }

  Answer confirm(String customer, String booking) {
    return post(customer(customer), "/v1/bookings/" + booking + "/confirm", "");
  }

  /** Where somebody is written to, in English. */
  Answer address(String customer, String email) {
    return send(
        "PUT",
        customer(customer),
        "/v1/me",
        "{\"email\":\"%s\",\"language\":\"en\"}".formatted(email),
        Map.of());
  }

  Answer device(String customer, String token) {
    return post(customer(customer), "/v1/me/push-tokens", "{\"token\":\"%s\"}".formatted(token));
  }

  Answer cancel(String customer, String booking) {
    return cancel(customer, booking, Map.of());
  }

  Answer cancel(String customer, String booking, Map<String, String> headers) {
    return send("POST", customer(customer), "/v1/bookings/" + booking + "/cancel", "{}", headers);
  }

  /** What an operator decides of a refund that was left to them. */
  Answer decide(String refundCase, String act) {
    return post(
        operator(),
        "/v1/ops/refund-cases/%s/%s".formatted(refundCase, act),
        "{\"reason\":\"Seen by olga\"}");
  }

  Answer booking(String customer, String booking) {
    return get(customer(customer), "/v1/bookings/" + booking);
  }

  /** Whoever is told that too many ask at once asks again, as the answer says. */
  static Answer inTheEnd(Callable<Answer> call) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .until(call, told -> told.status() != 503);
  }

  String customer(String sub) {
    return token(TokenRequest.of(sub, "customer"));
  }

  String seller() {
    return token(TokenRequest.of("sally", "seller").forSeller("acme"));
  }

  String staff() {
    return token(TokenRequest.of("stan", "staff").forSeller("acme"));
  }

  String operator() {
    return token(TokenRequest.of("olga", "operator"));
  }

  Answer get(String token, String path) {
    return send("GET", token, path, null, Map.of());
  }

  Answer post(String token, String path, String body) {
    return send("POST", token, path, body, Map.of());
  }

  Answer send(
      String method,
      String token,
      String path,
      @Nullable String body,
      Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null && !body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), json.readTree(response.body()));
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String token(TokenRequest request) {
    return tokens.computeIfAbsent(request.sub() + request.role(), key -> issuer.token(request));
  }
}
