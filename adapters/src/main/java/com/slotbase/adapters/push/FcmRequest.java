package com.slotbase.adapters.push;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.slotbase.adapters.http.WholeAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** One request, by the JDK's client. */
final class FcmRequest extends LowLevelHttpRequest {

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient http;
  private final String method;
  private final HttpRequest.Builder request;

  FcmRequest(HttpClient http, String method, URI address) {
    this.http = http;
    this.method = method;
    this.request = HttpRequest.newBuilder(address);
  }

  @Override
  public void addHeader(String name, String value) {
    request.header(name, value);
  }

  @Override
  public LowLevelHttpResponse execute() throws IOException {
    request.method(method, body());
    try {
      return new FcmResponse(
          WholeAnswer.within(ANSWER_TIMEOUT, http, request.build(), BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while " + method + " was answered");
    }
  }

  private BodyPublisher body() throws IOException {
    if (getStreamingContent() == null) {
      return BodyPublishers.noBody();
    }
    if (getContentType() != null) {
      request.header("Content-Type", getContentType());
    }
    if (getContentEncoding() != null) {
      request.header("Content-Encoding", getContentEncoding());
    }
    var bytes = new ByteArrayOutputStream();
    getStreamingContent().writeTo(bytes);
    return BodyPublishers.ofByteArray(bytes.toByteArray());
  }
}
