package com.slotbase.starter.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A caller; immutable, so that each test may add to it what it likes. */
public final class Client {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI api;
  private final Map<String, String> headers;

  Client(URI api, Map<String, String> headers) {
    this.api = api;
    this.headers = headers;
  }

  public Client with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Client(api, more);
  }

  public Client withToken(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  public Answer post(String path, String json) {
    return json("POST", path, json);
  }

  public Answer put(String path, String json) {
    return json("PUT", path, json);
  }

  public Answer patch(String path, String json) {
    return json("PATCH", path, json);
  }

  private Answer json(String method, String path, String json) {
    Client sender =
        headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
    return sender.send(method, path, BodyPublishers.ofString(json));
  }

  public Answer send(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(api.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body);
    headers.forEach(request::header);
    try {
      return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()), method, path);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
