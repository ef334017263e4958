package com.slotbase.adapters.push;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/**
 * How Google's libraries speak HTTP here: to FCM's address of the settings, and to any other as it
 * is.
 */
final class FcmTransport extends HttpTransport {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** Written into firebase-admin, which takes no other. */
  private static final String FCM = "https://fcm.googleapis.com/";

  private final String base;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

  FcmTransport(URI apiBase) {
    base = apiBase.toString().replaceFirst("/*$", "/");
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    String address = url.startsWith(FCM) ? base + url.substring(FCM.length()) : url;
    return new FcmRequest(http, method, URI.create(address));
  }
}
