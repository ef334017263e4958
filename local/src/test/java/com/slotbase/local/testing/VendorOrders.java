package com.slotbase.local.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a test tells any simulated vendor to do, and asks it afterwards. */
public class VendorOrders {

  final JsonMapper json = JsonMapper.shared();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  public VendorOrders(String base) {
    this.base = base;
  }

  /** See the simulator's faults; {@code more} is whatever the kind needs. */
  public final void fault(String path, String method, String kind, String more, int times) {
    order(
        "POST",
        "/_sim/faults",
        "{\"path\":\"%s\",\"method\":\"%s\",\"kind\":\"%s\"%s,\"times\":%d}"
            .formatted(path, method, kind, more, times));
  }

  public final void clearFaults() {
    order("DELETE", "/_sim/faults", null);
  }

  /**
   * @param about a booking, or what is named otherwise, such as a PaymentIntent or a key
   */
  public final JsonNode state(String about) {
    String encoded = URLEncoder.encode(about, StandardCharsets.UTF_8);
    return json.readTree(order("GET", "/_sim/state?about=" + encoded, null));
  }

  final URI uri(String path) {
    return URI.create(base + path);
  }

  final String order(String method, String path, String body) {
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    return send(
        HttpRequest.newBuilder(uri(path))
            .method(method, publisher)
            .header("Content-Type", "application/json"));
  }

  final String send(HttpRequest.Builder order) {
    HttpRequest request = order.build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new AssertionError(
            request.method() + " " + request.uri().getPath() + ": " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
