package com.slotbase.adapters.push;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer, with {@code Retry-After} under another name: after a 503 firebase-admin sleeps for as
 * long as it says, up to a minute, four times over. It gives up at once when it is told of more
 * than that, and our own waits hold no thread.
 */
final class FcmResponse extends LowLevelHttpResponse {

  /** What FCM said in {@code Retry-After}. */
  static final String ASKED_RETRY_AFTER = "slotbase-retry-after";

  private static final String RETRY_AFTER = "retry-after";
  private static final String LONGER_THAN_ANY_SLEEP = "86400";

  private final HttpResponse<byte[]> response;
  private final List<Map.Entry<String, String>> headers;

  FcmResponse(HttpResponse<byte[]> response) {
    this.response = response;
    Stream<Map.Entry<String, String>> own =
        response.statusCode() == 503
            ? Stream.of(Map.entry(RETRY_AFTER, LONGER_THAN_ANY_SLEEP))
            : Stream.empty();
    this.headers = Stream.concat(own, theirs(response)).toList();
  }

  private static Stream<Map.Entry<String, String>> theirs(HttpResponse<?> response) {
    return response.headers().map().entrySet().stream()
        .flatMap(header ->
            header.getValue().stream()
                .map(value ->
                    Map.entry(
                        header.getKey().equalsIgnoreCase(RETRY_AFTER)
                            ? ASKED_RETRY_AFTER
                            : header.getKey(),
                        value)));
  }

  @Override
  public InputStream getContent() {
    return new ByteArrayInputStream(response.body());
  }

  @Override
  public @Nullable String getContentEncoding() {
    return header("content-encoding");
  }

  @Override
  public long getContentLength() {
    return response.body().length;
  }

  @Override
  public @Nullable String getContentType() {
    return header("content-type");
  }

  @Override
  public String getStatusLine() {
    return "HTTP " + response.statusCode();
  }

  @Override
  public int getStatusCode() {
    return response.statusCode();
  }

  /** HTTP/2 has none. */
  @Override
  public @Nullable String getReasonPhrase() {
    return null;
  }

  @Override
  public int getHeaderCount() {
    return headers.size();
  }

  @Override
  public String getHeaderName(int index) {
    return headers.get(index).getKey();
  }

  @Override
  public String getHeaderValue(int index) {
    return headers.get(index).getValue();
  }

  private @Nullable String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }
}
